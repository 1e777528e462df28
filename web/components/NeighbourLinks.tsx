import { A, useNavigate } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { type JSX, Show, untrack } from 'solid-js'
import { useShortcut } from '../shortcuts.ts'
import { iconButtonStyle } from './IconButton.tsx'
import { Tooltip } from './Tooltip.tsx'

interface Way {
  label: string
  /** Undefined at the end of the list. */
  href: string | undefined
}

interface NeighbourLinksProps {
  label: string
  previous: Way
  next: Way
  /** Stands between the two. */
  children?: JSX.Element
}

/** To what stands before and after in the list that one came from; also with `k` and `j`. */
export function NeighbourLinks(props: NeighbourLinksProps) {
  const navigate = useNavigate()
  const go = (href: string | undefined) => href && navigate(href)
  // What the two are called stays the same for the life of the page.
  const [previous, next] = untrack(() => [props.previous.label, props.next.label] as const)
  useShortcut({ keys: 'k', label: previous, run: () => go(props.previous.href) })
  useShortcut({ keys: 'j', label: next, run: () => go(props.next.href) })
  return (
    <nav aria-label={props.label} class="flex items-center">
      <Step way={props.previous} keys="k" icon={<ChevronLeft size={16} />} />
      {props.children}
      <Step way={props.next} keys="j" icon={<ChevronRight size={16} />} />
    </nav>
  )
}

function Step(props: { way: Way; keys: string; icon: JSX.Element }) {
  return (
    <Show
      when={props.way.href}
      fallback={
        <span class={`${iconButtonStyle} pointer-events-none opacity-40`} aria-hidden="true">
          {props.icon}
        </span>
      }
    >
      {(href) => (
        <Tooltip
          text={props.way.label}
          keys={props.keys}
          as={A}
          trigger={{ href: href(), class: iconButtonStyle, 'aria-label': props.way.label }}
        >
          {props.icon}
        </Tooltip>
      )}
    </Show>
  )
}
