import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { createSignal } from 'solid-js'
import { words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { toast } from './toasts.ts'

/** Puts a text on the clipboard and says so in its own place. */
export function CopyButton(props: { text: string; label?: string }) {
  const [copied, setCopied] = createSignal(false)
  const copy = () =>
    void navigator.clipboard.writeText(props.text).then(
      () => setCopied(true),
      () => toast('bad', words.notCopied),
    )
  return (
    <Button icon={copied() ? <Check size={14} /> : <Copy size={14} />} onClick={copy}>
      <span aria-live="polite">{copied() ? words.copied : (props.label ?? words.copy)}</span>
    </Button>
  )
}
