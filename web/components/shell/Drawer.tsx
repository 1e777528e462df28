import * as Kobalte from '@kobalte/core/dialog'
import { shellText } from '../../text/shell.ts'
import { Sidebar } from './Sidebar.tsx'

/** The navigation on narrow screens. */
export function Drawer(props: { onClose: () => void; onSearch: () => void }) {
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Kobalte.Content
          aria-label={shellText.navigation}
          class="fixed inset-y-0 left-0 z-50 animate-slide shadow-pop outline-none"
        >
          <Sidebar full onSearch={props.onSearch} class="flex w-64!" />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}
