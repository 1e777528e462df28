import { createSignal, type JSX, Show } from 'solid-js'
import { laterPart } from './later-part.ts'

export type MenuEntry =
  | 'separator'
  | { group: string }
  /** One out of a few, all of them visible. */
  | {
      choices: readonly { value: string; label: string }[]
      chosen: string
      onChoose: (value: string) => void
    }
  | {
      label: string
      icon?: JSX.Element
      view?: () => JSX.Element
      keys?: string
      danger?: boolean
      disabled?: boolean
      /** Present: the entry can be ticked, and the menu stays open. */
      checked?: boolean
      onSelect: () => void
    }

export interface MenuProps {
  entries: readonly MenuEntry[]
  /** The button; spread the given props on it. */
  trigger: (props: object) => JSX.Element
  placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start'
  onOpenChange?: (open: boolean) => void
}

const { part, load } = laterPart(() => import('./OpenMenu.tsx'))

/** A button with a menu. Until it is first opened there is only the button: most menus of a page never are. */
export function Menu(props: MenuProps) {
  const [asked, setAsked] = createSignal(false)
  const ask = () => {
    load()
    setAsked(true)
    props.onOpenChange?.(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    ask()
  }
  const closed = {
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    onPointerEnter: load,
    onFocus: load,
    onClick: ask,
    onKeyDown,
  }
  return (
    <Show when={asked() && part()} keyed fallback={props.trigger(closed)}>
      {({ OpenMenu }) => <OpenMenu {...props} />}
    </Show>
  )
}
