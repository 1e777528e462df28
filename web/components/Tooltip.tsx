import { createSignal, type JSX, onCleanup, Show, type ValidComponent } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import { Keys } from './Keys.tsx'
import { type Placement, placeBeside } from './place-beside.ts'

interface TooltipProps {
  text: string
  /** Keys that do the same, shown beside the text. */
  keys?: string
  placement?: Placement
  /** What the trigger is rendered as, a button by default, and its attributes. It can be focused. */
  as?: ValidComponent
  trigger: object
  disabled?: boolean
  children: JSX.Element
}

/** Names something that shows only an icon. Never the only place where information stands. */
export function Tooltip(props: TooltipProps) {
  const tip = createTip(() => props.disabled ?? false)
  const attach = (element: HTMLElement) => {
    const given = 'ref' in props.trigger ? props.trigger.ref : undefined
    if (typeof given === 'function') given(element)
    tip.watch(element)
  }
  return (
    <>
      <Dynamic component={props.as ?? 'button'} {...props.trigger} ref={attach}>
        {props.children}
      </Dynamic>
      <Show when={tip.anchor()}>
        {(anchor) => (
          <Portal>
            <div
              role="tooltip"
              ref={(element) =>
                queueMicrotask(() => placeBeside(element, anchor(), props.placement ?? 'bottom'))
              }
              class="fixed z-60 flex w-max max-w-72 animate-appear items-center gap-2 rounded-control bg-ink px-2 py-1 text-small text-canvas shadow-pop"
              onPointerEnter={tip.stay}
              onPointerLeave={tip.hide}
            >
              {props.text}
              <Show when={props.keys}>{(keys) => <Keys text={keys()} inverse />}</Show>
            </div>
          </Portal>
        )}
      </Show>
    </>
  )
}

const openDelayMs = 400
const closeDelayMs = 80

/** Shows on pointing and on keyboard focus, stays while it is pointed at itself, and goes with Escape. */
function createTip(isDisabled: () => boolean) {
  const [anchor, setAnchor] = createSignal<HTMLElement>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const after = (delayMs: number, element: HTMLElement | undefined) => {
    clearTimeout(timer)
    timer = setTimeout(() => setAnchor(element), delayMs)
  }
  const hide = () => after(closeDelayMs, undefined)
  const watch = (element: HTMLElement) => {
    element.addEventListener('pointerenter', (event) => {
      if (event.pointerType !== 'touch' && !isDisabled()) after(openDelayMs, element)
    })
    element.addEventListener('focus', () => {
      if (element.matches(':focus-visible') && !isDisabled()) after(openDelayMs, element)
    })
    element.addEventListener('keydown', (event) => event.key === 'Escape' && after(0, undefined))
    element.addEventListener('pointerdown', () => after(0, undefined))
    element.addEventListener('pointerleave', hide)
    element.addEventListener('blur', hide)
  }
  onCleanup(() => clearTimeout(timer))
  return { anchor, watch, hide, stay: () => clearTimeout(timer) }
}
