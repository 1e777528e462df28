import ChevronRight from 'lucide-solid/icons/chevron-right'
import { type Accessor, Show } from 'solid-js'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { Badge } from '../../components/Badge.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import type { Tone } from '../../components/tone.ts'
import { useTimeZone } from '../../session.tsx'
import { actionText } from '../../text/audit.ts'
import { actorText } from './actor-text.ts'
import { AuditDetail } from './AuditDetail.tsx'
import { summaryOf, tableName } from './audit-words.ts'
import type { AuditView } from './audit-view.ts'

const tones: Record<AuditEntry['action'], Tone> = {
  insert: 'good',
  update: 'info',
  delete: 'bad',
  restore: 'warn',
}

/** The columns of the list, on wide screens. */
export const auditColumns =
  'sm:grid sm:grid-cols-[1rem_12.5rem_minmax(8rem,12rem)_6.5rem_minmax(0,1fr)_minmax(0,1.2fr)] sm:items-center sm:gap-x-3'

export function AuditRow(props: { entry: Accessor<AuditEntry>; view: AuditView }) {
  const timeZone = useTimeZone()
  const id = () => String(props.entry().id)
  const isOpen = () => props.view.isOpen(id())
  return (
    <div class="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen()}
        aria-controls={`audit-${id()}`}
        class={`flex w-full flex-wrap gap-x-2 px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover ${auditColumns}`}
        classList={{ 'bg-hover': isOpen() }}
        onClick={() => props.view.toggle(id())}
      >
        <ChevronRight
          size={14}
          class={`mt-0.5 shrink-0 text-ink-faint transition-transform sm:mt-0 ${isOpen() ? 'rotate-90' : ''}`}
        />
        <span class="text-ink-muted max-sm:order-1 max-sm:ml-auto">
          <Timestamp absolute at={props.entry().at} />
        </span>
        <span class="truncate font-medium max-sm:max-w-[45%]">{actorText(props.entry().actor.name)}</span>
        <span class="flex max-sm:order-2 max-sm:pl-5">
          <Badge dot tone={tones[props.entry().action]}>
            {actionText[props.entry().action]}
          </Badge>
        </span>
        <span class="truncate max-sm:order-3">
          {tableName(props.entry().table)}
          <Show when={props.entry().rowName}>
            {(name) => (
              <span class="text-ink-muted">
                {' '}
                {props.entry().rowKey} {name()}
              </span>
            )}
          </Show>
        </span>
        <span class="truncate text-ink-muted max-sm:order-4 max-sm:w-full max-sm:pl-5">
          {summaryOf(props.entry(), timeZone())}
        </span>
      </button>
      <Show when={isOpen()}>
        <AuditDetail id={`audit-${id()}`} entry={props.entry()} view={props.view} />
      </Show>
    </div>
  )
}
