import * as Kobalte from '@kobalte/core/popover'
import { type JSX } from 'solid-js'
import { popStyle } from './pop-style.ts'

interface PopoverProps {
  /** Its name for screen readers. */
  label: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  placement?: 'bottom-start' | 'bottom-end' | 'bottom'
  trigger: (props: object) => JSX.Element
  children: JSX.Element
}

export function Popover(props: PopoverProps) {
  return (
    <Kobalte.Root
      gutter={6}
      placement={props.placement ?? 'bottom-start'}
      open={props.open}
      onOpenChange={props.onOpenChange}
      fitViewport
    >
      <Kobalte.Trigger as={(trigger: object) => props.trigger(trigger)} />
      <Kobalte.Portal>
        <Kobalte.Content class={popStyle} aria-label={props.label}>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}
