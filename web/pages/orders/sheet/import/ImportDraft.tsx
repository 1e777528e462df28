import { createSignal, For, Show } from 'solid-js'
import type { ImportPreviewRow, ImportSetting, OrderImportDetail } from '#domain/orders/imports/contract.ts'
import type { ImportField } from '#domain/orders/imports/rules.ts'
import { Button } from '../../../../components/Button.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { Switch } from '../../../../components/Switch.tsx'
import { runImport, setImport } from '../../../../queries/order-imports.ts'
import { importFieldText, importText } from '../../../../text/order-import.ts'

const fields = Object.entries(importFieldText)

const isField = (text: string): text is ImportField => Object.hasOwn(importFieldText, text)

/** How the file is read, with what its first rows would become. */
export function ImportDraft(props: { draft: OrderImportDetail; onBack: () => void }) {
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<string>()
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    await work().catch((failure: unknown) =>
      setError(failure instanceof Error ? failure.message : importText.failed),
    )
    setBusy(false)
  }
  const change = (setting: ImportSetting) => {
    const { id } = props.draft
    void attempt(() => setImport(id, setting))
  }
  const run = () => {
    const { id } = props.draft
    void attempt(() => runImport(id))
  }
  const map = (place: number, field: ImportField | null) =>
    change({
      mapping: props.draft.columns.map((column, index) =>
        index === place ? field : column.field === field ? null : column.field,
      ),
    })
  return (
    <div class="flex flex-col gap-4" aria-busy={busy()}>
      <div class="flex flex-wrap items-center gap-4">
        <p class="min-w-0 flex-1 truncate font-medium">{props.draft.fileName}</p>
        <Switch
          label={importText.header}
          showLabel
          on={props.draft.options.header}
          onChange={(header) => change({ options: { header } })}
        />
      </div>
      <ReadingOptions draft={props.draft} onChange={(options) => change({ options })} />
      <For each={props.draft.problems}>{(problem) => <Notice tone="warn">{problem.message}</Notice>}</For>
      <Show when={error()}>
        <Notice tone="bad">{error()}</Notice>
      </Show>
      <section class="flex flex-col gap-1">
        <h3 class="font-medium">{importText.preview}</h3>
        <p class="text-small text-ink-muted">{importText.columnsHint}</p>
        <PreviewTable draft={props.draft} onMap={map} />
      </section>
      <div class="flex justify-end gap-2">
        <Button onClick={props.onBack}>{importText.back}</Button>
        <Button variant="primary" busy={busy()} disabled={props.draft.problems.length > 0} onClick={run}>
          {importText.run}
        </Button>
      </div>
    </div>
  )
}

interface ReadingOptionsProps {
  draft: OrderImportDetail
  onChange: (options: NonNullable<ImportSetting['options']>) => void
}

/** How the file writes dates and numbers; what was guessed stands there already. */
function ReadingOptions(props: ReadingOptionsProps) {
  const options = () => props.draft.options
  return (
    <div class="flex flex-wrap gap-4">
      <Choice
        label={importText.dates}
        labels={importText.dateStyles}
        value={options().dateStyle}
        onChange={(dateStyle) => props.onChange({ dateStyle })}
      />
      <Choice
        label={importText.numbers}
        labels={importText.numberStyles}
        value={options().numberStyle}
        onChange={(numberStyle) => props.onChange({ numberStyle })}
      />
      <Show when={props.draft.format === 'csv'}>
        <Choice
          label={importText.separator}
          labels={importText.delimiters}
          value={options().delimiter}
          onChange={(delimiter) => props.onChange({ delimiter })}
        />
        <Choice
          label={importText.encoding}
          labels={importText.encodings}
          value={options().encoding}
          onChange={(encoding) => props.onChange({ encoding })}
        />
      </Show>
    </div>
  )
}

interface ChoiceProps<V extends string> {
  label: string
  labels: Record<V, string>
  value: V
  onChange: (value: V) => void
}

function Choice<V extends string>(props: ChoiceProps<V>) {
  const isOne = (text: string): text is V => Object.hasOwn(props.labels, text)
  return (
    <label class="flex items-center gap-1.5 text-small text-ink-muted">
      {props.label}
      <select
        class="h-7 rounded-small border border-control bg-surface px-1 text-ink"
        onChange={({ currentTarget: { value } }) => isOne(value) && props.onChange(value)}
      >
        <For each={Object.entries<string>(props.labels)}>
          {([value, label]) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

interface PreviewTableProps {
  draft: OrderImportDetail
  onMap: (place: number, field: ImportField | null) => void
}

function PreviewTable(props: PreviewTableProps) {
  return (
    <div
      class="max-h-80 overflow-auto rounded-control border border-line"
      tabindex="0"
      role="region"
      aria-label={importText.preview}
    >
      <table class="text-small">
        <thead class="sticky top-0 z-10 bg-canvas text-left">
          <tr>
            <th class="border-b border-line px-2 py-1 font-medium text-ink-muted">#</th>
            <For each={props.draft.columns}>
              {(column, place) => (
                <th class="min-w-36 border-b border-l border-line px-2 py-1 font-medium">
                  <span class="block truncate">{column.name}</span>
                  <select
                    aria-label={importText.fieldOf(column.name)}
                    class="h-7 w-full rounded-small border border-control bg-surface px-1 font-normal text-ink"
                    classList={{ 'text-ink-faint': column.field === null }}
                    onChange={({ currentTarget: { value } }) =>
                      props.onMap(place(), isField(value) ? value : null)
                    }
                  >
                    <option value="" selected={column.field === null}>
                      {importText.skip}
                    </option>
                    <For each={fields}>
                      {([field, label]) => (
                        <option value={field} selected={column.field === field}>
                          {label}
                        </option>
                      )}
                    </For>
                  </select>
                </th>
              )}
            </For>
            <th class="border-b border-l border-line px-2 py-1 font-medium text-ink-muted">
              {importText.outcome}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.draft.preview ?? []}>{(row) => <PreviewRow row={row} draft={props.draft} />}</For>
        </tbody>
      </table>
    </div>
  )
}

function PreviewRow(props: { row: ImportPreviewRow; draft: OrderImportDetail }) {
  const errorAt = (name: string) => props.row.errors.find(({ column }) => column === name)
  const whole = () => props.row.errors.filter(({ column }) => column === null)
  return (
    <tr class="border-b border-line last:border-0">
      <td class="figures px-2 py-1 text-ink-faint">{props.row.line}</td>
      <For each={props.draft.columns}>
        {(column, place) => (
          <td
            class="max-w-56 border-l border-line px-2 py-1 align-top"
            classList={{
              'bg-bad-soft text-bad-ink': errorAt(column.name) !== undefined,
              'text-ink-faint': column.field === null,
            }}
          >
            <span class="block truncate" title={props.row.cells[place()]}>
              {props.row.cells[place()]}
            </span>
            <Show when={errorAt(column.name)}>{(error) => <span class="block">{error().reason}</span>}</Show>
          </td>
        )}
      </For>
      <td
        class="border-l border-line px-2 py-1"
        classList={{ 'text-bad-ink': props.row.outcome === 'rejected' }}
      >
        {importText.outcomes[props.row.outcome]}
        <For each={whole()}>{(error) => <span class="block">{error.reason}</span>}</For>
      </td>
    </tr>
  )
}
