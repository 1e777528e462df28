import { Show } from 'solid-js'
import { words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Notice } from './Notice.tsx'

interface ConfirmProps {
  title: string
  description: string
  /** The verb of the button: "Delete project". */
  action: string
  busy: boolean
  error?: string
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that is hard to take back. */
export function Confirm(props: ConfirmProps) {
  return (
    <Dialog
      open
      size="small"
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button variant="danger" busy={props.busy} onClick={() => props.onConfirm()}>
            {props.action}
          </Button>
        </>
      }
    >
      <p class="text-ink-muted">{props.description}</p>
      <Show when={props.error}>
        <div class="mt-3">
          <Notice tone="bad">{props.error}</Notice>
        </div>
      </Show>
    </Dialog>
  )
}
