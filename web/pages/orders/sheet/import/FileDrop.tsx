import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, Show } from 'solid-js'
import { Button } from '../../../../components/Button.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { Progress } from '../../../../components/Progress.tsx'
import { importText } from '../../../../text/order-import.ts'

/** Takes a file, dropped or chosen. */
export function FileDrop(props: { busy: boolean; error: string | undefined; onFile: (file: File) => void }) {
  const [over, setOver] = createSignal(false)
  const [input, setInput] = createSignal<HTMLInputElement>()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (file) props.onFile(file)
  }
  return (
    <div class="flex flex-col gap-3">
      <Show when={props.error}>
        <Notice tone="bad" title={importText.failed}>
          {props.error}
        </Notice>
      </Show>
      <div
        class="flex flex-col items-center gap-2 rounded-card border border-dashed border-line-strong px-6 py-10 text-center"
        classList={{ 'bg-accent-soft': over() }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={20} class="text-ink-faint" />
        <p class="font-medium">{importText.drop}</p>
        <p class="max-w-md text-small text-ink-muted">{importText.dropHint}</p>
        <input
          ref={setInput}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          aria-label={importText.choose}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) props.onFile(file)
          }}
        />
        <Button variant="primary" busy={props.busy} onClick={() => input()?.click()}>
          {importText.choose}
        </Button>
        <Show when={props.busy}>
          <Progress label={importText.uploading} value={undefined} />
        </Show>
      </div>
    </div>
  )
}
