import { createSignal, For, Show } from 'solid-js'
import type { ImportSetting, OrderImportDetail } from '#domain/orders/imports/contract.ts'
import type { ImportField } from '#domain/orders/imports/rules.ts'
import { Button } from '../../../../components/Button.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { Switch } from '../../../../components/Switch.tsx'
import { runImport, setImport } from '../../../../queries/order-imports.ts'
import { importText } from '../../../../text/order-import.ts'
import { PreviewTable } from './PreviewTable.tsx'
import { ReadingOptions } from './ReadingOptions.tsx'

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
        <p class="text-small text-ink-muted">
          {importText.columnsHint} {importText.forecast(props.draft.preview ?? [])}
        </p>
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
