import * as Kobalte from '@kobalte/core/tooltip'
import { type JSX, Show, type ValidComponent } from 'solid-js'
import { Keys } from './Keys.tsx'

interface TooltipProps {
  text: string
  /** Keys that do the same, shown beside the text. */
  keys?: string
  placement?: 'top' | 'bottom' | 'left' | 'right'
  /** What the trigger is rendered as, a button by default, and its attributes. It can be focused. */
  as?: ValidComponent
  trigger: object
  disabled?: boolean
  children: JSX.Element
}

/** Names something that shows only an icon. Never the only place where information stands. */
export function Tooltip(props: TooltipProps) {
  return (
    <Kobalte.Root
      openDelay={400}
      closeDelay={80}
      gutter={6}
      placement={props.placement ?? 'bottom'}
      disabled={props.disabled}
    >
      <Kobalte.Trigger as={props.as ?? 'button'} {...props.trigger}>
        {props.children}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class="z-60 flex animate-appear items-center gap-2 rounded-control bg-ink px-2 py-1 text-small text-canvas shadow-pop">
          {props.text}
          <Show when={props.keys}>{(keys) => <Keys text={keys()} inverse />}</Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}
