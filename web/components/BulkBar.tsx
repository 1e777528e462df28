import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { words } from '../text/words.ts'
import { IconButton } from './IconButton.tsx'

interface BulkBarProps {
  /** Its name for screen readers. */
  label: string
  /** "12 projects selected" */
  text: string
  open: boolean
  /** Above another bar at the end of the page. */
  raised?: boolean
  onClear: () => void
  children: JSX.Element
}

/** What can be done with all selected rows at once; floats above the table. */
export function BulkBar(props: BulkBarProps) {
  return (
    <Show when={props.open}>
      <div
        class="pointer-events-none fixed inset-x-0 z-30 flex justify-center px-4"
        classList={{ 'bottom-12': !props.raised, 'bottom-28': props.raised }}
      >
        <div
          role="toolbar"
          aria-label={props.label}
          class="pointer-events-auto flex max-w-full animate-rise items-center gap-1.5 overflow-x-auto rounded-dialog bg-raised py-1.5 pr-1.5 pl-3.5 shadow-pop"
        >
          <span class="figures mr-1.5 font-medium whitespace-nowrap">{props.text}</span>
          {props.children}
          <IconButton
            label={words.clear}
            keys="Esc"
            placement="top"
            icon={<X size={16} />}
            onClick={() => props.onClear()}
          />
        </div>
      </div>
    </Show>
  )
}
