import FileDown from 'lucide-solid/icons/file-down'
import { createSignal } from 'solid-js'
import { words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { toast } from './toasts.ts'

interface ExportButtonProps {
  /** Fetches what is not loaded yet and hands the file over. */
  run: () => Promise<void>
  /** Said when that failed. */
  failed: string
}

export function ExportButton(props: ExportButtonProps) {
  const [busy, setBusy] = createSignal(false)
  const run = async () => {
    setBusy(true)
    try {
      await props.run()
    } catch (error) {
      toast('bad', props.failed, { detail: error instanceof Error ? error.message : undefined })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<FileDown size={14} />} busy={busy()} onClick={() => void run()}>
      {words.exportCsv}
    </Button>
  )
}
