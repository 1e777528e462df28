import { createSignal, type JSX, Show } from 'solid-js'
import type * as Opened from './OpenPopover.tsx'

export interface PopoverProps {
  /** Its name for screen readers. */
  label: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  placement?: 'bottom-start' | 'bottom-end' | 'bottom'
  /** The button; spread the given props on it. */
  trigger: (props: object) => JSX.Element
  children: JSX.Element
}

const [opened, setOpened] = createSignal<typeof Opened>()
const load = () => void import('./OpenPopover.tsx').then((part) => setOpened(() => part))

/** A button with a small dialog. Until it is first opened there is only the button. */
export function Popover(props: PopoverProps) {
  const [local, setLocal] = createSignal(false)
  const [asked, setAsked] = createSignal(false)
  const change = (open: boolean) => {
    setLocal(open)
    props.onOpenChange?.(open)
  }
  const ask = () => {
    load()
    setAsked(true)
    change(true)
  }
  const closed = {
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    onPointerEnter: load,
    onFocus: load,
    onClick: ask,
  }
  return (
    <Show when={asked() && opened()} keyed fallback={props.trigger(closed)}>
      {({ OpenPopover }) => <OpenPopover {...props} open={props.open ?? local()} onOpenChange={change} />}
    </Show>
  )
}
