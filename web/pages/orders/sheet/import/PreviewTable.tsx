import { For, Show } from 'solid-js'
import type { ImportPreviewRow, OrderImportDetail } from '#domain/orders/imports/contract.ts'
import type { ImportField } from '#domain/orders/imports/rules.ts'
import { importFieldText, importText } from '../../../../text/order-import.ts'

const fields = Object.entries(importFieldText)

const isField = (text: string): text is ImportField => Object.hasOwn(importFieldText, text)

/** Fields that files write in many ways, so that what was made of a cell is shown beside it. */
const interpreted: readonly ImportField[] = [
  'orderedAt',
  'requiredOn',
  'shippingCost',
  'quantity',
  'unitPrice',
]

interface PreviewTableProps {
  draft: OrderImportDetail
  onMap: (place: number, field: ImportField | null) => void
}

/** The columns of the file, each with what it is, and what its first rows would become. */
export function PreviewTable(props: PreviewTableProps) {
  return (
    <div
      class="max-h-96 overflow-auto rounded-control border border-line"
      tabindex="0"
      role="region"
      aria-label={importText.preview}
    >
      <table class="w-full text-small">
        <thead class="sticky top-0 z-10 bg-canvas text-left">
          <tr>
            <th class={`${headStyle} text-ink-muted`}>{importText.row}</th>
            <th class={`${headStyle} border-l text-ink-muted`}>{importText.outcome}</th>
            <For each={props.draft.columns}>
              {(column, place) => (
                <th class={`${headStyle} min-w-36 border-l`}>
                  <span class="block max-w-56 truncate">{column.name}</span>
                  <FieldChoice column={column} onMap={(field) => props.onMap(place(), field)} />
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For
            each={props.draft.preview ?? []}
            fallback={
              <tr>
                <td class="px-2 py-3 text-ink-muted" colspan={props.draft.columns.length + 2}>
                  {importText.noPreview}
                </td>
              </tr>
            }
          >
            {(row) => <PreviewRow row={row} columns={props.draft.columns} />}
          </For>
        </tbody>
      </table>
    </div>
  )
}

const headStyle = 'border-b border-line px-2 py-1 align-bottom font-medium'

type Column = OrderImportDetail['columns'][number]

function FieldChoice(props: { column: Column; onMap: (field: ImportField | null) => void }) {
  return (
    <select
      aria-label={importText.fieldOf(props.column.name)}
      class="h-7 w-full rounded-small border border-control bg-surface px-1 font-normal"
      classList={{
        'text-ink-faint': props.column.field === null,
        'text-ink': props.column.field !== null,
      }}
      onChange={({ currentTarget: { value } }) => props.onMap(isField(value) ? value : null)}
    >
      <option value="" selected={props.column.field === null}>
        {importText.skip}
      </option>
      <For each={fields}>
        {([field, label]) => (
          <option value={field} selected={props.column.field === field}>
            {label}
          </option>
        )}
      </For>
    </select>
  )
}

function PreviewRow(props: { row: ImportPreviewRow; columns: Column[] }) {
  const whole = () => props.row.errors.filter(({ field }) => field === null)
  return (
    <tr class="border-b border-line align-top last:border-0">
      <td class="figures px-2 py-1 text-ink-faint">{props.row.line}</td>
      <td
        class="border-l border-line px-2 py-1"
        classList={{ 'text-bad-ink': props.row.outcome === 'rejected' }}
      >
        {importText.outcomes[props.row.outcome]}
        <For each={whole()}>{(error) => <span class="block min-w-36">{error.reason}</span>}</For>
      </td>
      <For each={props.columns}>
        {(column, place) => <PreviewCell row={props.row} field={column.field} place={place()} />}
      </For>
    </tr>
  )
}

function PreviewCell(props: { row: ImportPreviewRow; field: ImportField | null; place: number }) {
  const error = () => props.row.errors.find(({ field }) => field !== null && field === props.field)
  const text = () => props.row.cells[props.place] ?? ''
  const taken = () => {
    const value = props.row.values[props.place] ?? null
    const isTelling = value !== null && value !== text().trim() && Number(value) !== Number(text())
    return props.field && interpreted.includes(props.field) && isTelling ? value : null
  }
  return (
    <td
      class="max-w-56 border-l border-line px-2 py-1"
      classList={{ 'bg-bad-soft text-bad-ink': !!error(), 'text-ink-faint': props.field === null }}
    >
      <span class="block truncate" title={text()}>
        {text()}
      </span>
      <Show when={error()}>{(wrong) => <span class="block">{wrong().reason}</span>}</Show>
      <Show when={taken()}>
        {(value) => <span class="block text-ink-muted">{importText.takenAs(value())}</span>}
      </Show>
    </td>
  )
}
