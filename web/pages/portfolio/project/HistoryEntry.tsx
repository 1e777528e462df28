import ArrowRight from 'lucide-solid/icons/arrow-right'
import { createMemo, For, Show } from 'solid-js'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { Avatar } from '../../../components/shell/Avatar.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { historyText } from '../../../text/project.ts'
import { actorName, deedOf, fieldLabel, valueText } from './history-words.ts'

interface Change {
  label: string
  before: string | null
  after: string | null
}

/** One change, field by field. What a new project began with is folded away. */
export function HistoryEntry(props: { entry: AuditEntry }) {
  const changes = createMemo(() => changesOf(props.entry))
  const isFolded = () => props.entry.action !== 'update'
  return (
    <li class="flex gap-3 border-t border-line px-4 py-3">
      <Avatar name={actorName(props.entry.actor)} />
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-baseline gap-x-2">
          <span>
            <span class="font-medium">{actorName(props.entry.actor)}</span> {deedOf(props.entry)}
          </span>
          <span class="text-small text-ink-faint">
            <Timestamp at={props.entry.at} />
          </span>
          <span class="ml-auto text-small text-ink-faint max-sm:hidden">
            <Timestamp absolute at={props.entry.at} />
          </span>
        </p>
        <Show when={isFolded()} fallback={<Changes changes={changes()} />}>
          <Show when={props.entry.action === 'insert' && changes().length > 0}>
            <details class="mt-1">
              <summary class="w-fit rounded-small text-small text-ink-muted hover:text-ink">
                {historyText.showFields(changes().length)}
              </summary>
              <Changes changes={changes()} isNew />
            </details>
          </Show>
        </Show>
      </div>
    </li>
  )
}

/** Names that say nothing to people are left out of what a project began with. */
const technical = new Set(['id', 'sourceId', 'createdAt', 'deletedAt'])

const changesOf = ({ action, changes }: AuditEntry): Change[] =>
  changes
    .filter(({ field }) => action === 'update' || !technical.has(field))
    .map(({ field, before, after }) => ({
      label: fieldLabel(field),
      before: valueText(field, before),
      after: valueText(field, after),
    }))
    .filter(({ before, after }) => action === 'update' || before !== after)

function Changes(props: { changes: readonly Change[]; isNew?: boolean }) {
  return (
    <ul class="mt-1 flex flex-col gap-1">
      <For each={props.changes}>
        {(change) => (
          <li class="grid grid-cols-1 gap-x-3 sm:grid-cols-[8rem_1fr]">
            <span class="text-ink-muted">{change.label}</span>
            <span class="flex min-w-0 flex-wrap items-start gap-x-2 gap-y-0.5">
              <Show when={!props.isNew}>
                <del class="no-underline">
                  <span class="sr-only">{historyText.before}: </span>
                  <Value text={change.before} old />
                </del>
                <ArrowRight size={12} class="mt-1 shrink-0 text-ink-faint" />
              </Show>
              <ins class="no-underline">
                <span class="sr-only">{historyText.after}: </span>
                <Value text={change.after} />
              </ins>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}

const longText = 240

function Value(props: { text: string | null; old?: boolean }) {
  const style = () => (props.old ? 'text-ink-muted line-through decoration-ink-faint' : 'font-medium')
  return (
    <Show when={props.text} fallback={<span class="text-ink-faint">{historyText.empty}</span>}>
      {(text) => (
        <Show
          when={text().length > longText}
          fallback={<span class={`figures break-words whitespace-pre-wrap ${style()}`}>{text()}</span>}
        >
          <details class="min-w-0">
            <summary class={`break-words ${style()}`}>{text().slice(0, longText)}…</summary>
            <span class={`break-words whitespace-pre-wrap ${style()}`}>{text()}</span>
          </details>
        </Show>
      )}
    </Show>
  )
}
