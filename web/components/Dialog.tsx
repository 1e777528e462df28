import * as Kobalte from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { iconButtonStyle } from './IconButton.tsx'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: string
  size?: 'small' | 'normal' | 'wide' | 'full'
  footer?: JSX.Element
  children: JSX.Element
}

const widths = { small: 'sm:max-w-sm', normal: 'sm:max-w-lg', wide: 'sm:max-w-3xl', full: 'sm:max-w-6xl' }

/** Holds the focus until it is closed and then gives it back. On a phone it comes from below. */
export function Dialog(props: DialogProps) {
  const opener = document.activeElement
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 animate-appear bg-scrim" />
        <div class="fixed inset-0 z-50 flex items-end justify-center sm:items-start sm:px-4 sm:pt-[10vh]">
          <Kobalte.Content
            onOpenAutoFocus={focusFirstControl}
            onCloseAutoFocus={() => giveFocusTo(opener)}
            class={`flex max-h-[92dvh] w-full animate-rise flex-col rounded-t-dialog bg-raised shadow-pop outline-none sm:max-h-[80dvh] sm:rounded-dialog ${widths[props.size ?? 'normal']}`}
          >
            <header class="flex items-start gap-3 px-5 pt-4 pb-3">
              <div class="min-w-0 flex-1">
                <Kobalte.Title class="text-title font-semibold">{props.title}</Kobalte.Title>
                <Show when={props.description}>
                  <Kobalte.Description class="mt-0.5 text-data text-ink-muted">
                    {props.description}
                  </Kobalte.Description>
                </Show>
              </div>
              <Kobalte.CloseButton class={`${iconButtonStyle} -mt-1 -mr-2`} aria-label="Close">
                <X size={16} />
              </Kobalte.CloseButton>
            </header>
            <div data-dialog-body class="min-h-0 flex-1 overflow-auto px-5 pt-1 pb-5">
              {props.children}
            </div>
            <Show when={props.footer}>
              {(footer) => (
                <footer class="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                  {footer()}
                </footer>
              )}
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

/** What the dialog is for comes first, not the button that closes it. */
function focusFirstControl(event: Event): void {
  const content = event.currentTarget
  const control =
    content instanceof HTMLElement
      ? content.querySelector<HTMLElement>('[data-dialog-body] :is(input:not([hidden]), textarea)')
      : null
  if (!control) return
  event.preventDefault()
  control.focus()
}

/** What opened the dialog may be gone, an entry of a menu for example; then the page's heading is where to go on. */
function giveFocusTo(opener: Element | null): void {
  const back = opener?.isConnected && opener !== document.body ? opener : document.querySelector('h1')
  if (back instanceof HTMLElement) back.focus({ preventScroll: true })
}
