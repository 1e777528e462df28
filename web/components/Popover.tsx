import { createSignal, type JSX, Show } from 'solid-js'
import { laterPart } from './later-part.ts'

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

const { part, load } = laterPart(() => import('./OpenPopover.tsx'))

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
    <Show when={asked() && part()} keyed fallback={props.trigger(closed)}>
      {({ OpenPopover }) => <OpenPopover {...props} open={props.open ?? local()} onOpenChange={change} />}
    </Show>
  )
}
