import * as Kobalte from '@kobalte/core/popover'
import type { PopoverProps } from './Popover.tsx'
import { popStyle } from './pop-style.ts'

interface OpenPopoverProps extends PopoverProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The popover itself; Popover loads it when it is first asked for. */
export function OpenPopover(props: OpenPopoverProps) {
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
