import { A } from '@solidjs/router'
import ExternalLink from 'lucide-solid/icons/arrow-right'
import { For, Show } from 'solid-js'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { Button } from '../../components/Button.tsx'
import { buttonStyle } from '../../components/button-style.ts'
import { useTimeZone } from '../../session.tsx'
import { auditText } from '../../text/audit.ts'
import { fieldLabel, linkOf, valueText } from './audit-words.ts'
import type { AuditView } from './audit-view.ts'

interface AuditDetailProps {
  id: string
  entry: AuditEntry
  view: AuditView
}

/** Field by field, what it was and what it became. */
export function AuditDetail(props: AuditDetailProps) {
  return (
    <div id={props.id} class="flex flex-col gap-3 bg-canvas px-3 pt-2 pb-4 sm:pl-10">
      <Show when={props.entry.changes.length > 0}>
        <Changes entry={props.entry} />
      </Show>
      <dl class="flex flex-wrap gap-x-6 gap-y-1 text-small text-ink-muted">
        <Fact label={auditText.rowNumber} text={props.entry.rowId} />
        <Show when={props.entry.requestId}>{(id) => <Fact label={auditText.request} text={id()} />}</Show>
      </dl>
      <div class="flex flex-wrap gap-2">
        <Show when={linkOf(props.entry)}>
          {(href) => (
            <A href={href()} class={buttonStyle('secondary', 'dense')}>
              {auditText.open}
              <ExternalLink size={12} />
            </A>
          )}
        </Show>
        <Button variant="ghost" size="dense" onClick={() => props.view.rowId[1](props.entry.rowId)}>
          {auditText.onlyRow}
        </Button>
        <Button variant="ghost" size="dense" onClick={() => props.view.actor[1]([props.entry.actor.id])}>
          {auditText.onlyActor}
        </Button>
      </div>
    </div>
  )
}

function Changes(props: { entry: AuditEntry }) {
  const timeZone = useTimeZone()
  const isNew = () => props.entry.action === 'insert'
  return (
    <div class="overflow-x-auto rounded-card border border-line bg-surface">
      <table class="w-full table-fixed border-collapse text-left">
        <thead class="border-b border-line text-small text-ink-muted">
          <tr>
            <th scope="col" class="w-1/4 px-3 py-1.5 font-medium">
              {auditText.field}
            </th>
            <Show when={!isNew()}>
              <th scope="col" class="px-3 py-1.5 font-medium">
                {auditText.before}
              </th>
            </Show>
            <th scope="col" class="px-3 py-1.5 font-medium">
              {isNew() ? auditText.value : auditText.after}
            </th>
          </tr>
        </thead>
        <tbody class="divide-y divide-line">
          <For each={props.entry.changes}>
            {(change) => (
              <tr class="align-top">
                <th scope="row" class="px-3 py-1.5 font-normal break-words text-ink-muted">
                  {fieldLabel(change.field)}
                </th>
                <Show when={!isNew()}>
                  <Value text={valueText(change.before, timeZone())} class="text-ink-muted" />
                </Show>
                <Value text={valueText(change.after, timeZone())} />
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Value(props: { text: string | undefined; class?: string }) {
  return (
    <td class={`px-3 py-1.5 break-words whitespace-pre-wrap ${props.class ?? ''}`}>
      {props.text ?? <span class="text-ink-faint italic">{auditText.noValue}</span>}
    </td>
  )
}

function Fact(props: { label: string; text: string }) {
  return (
    <div class="flex min-w-0 gap-1.5">
      <dt>{props.label}</dt>
      <dd class="min-w-0 font-mono break-all text-ink select-all">{props.text}</dd>
    </div>
  )
}
