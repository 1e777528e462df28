import { onCleanup } from 'solid-js'

export type Placement = 'top' | 'bottom' | 'left' | 'right'

const gap = 6
const margin = 8

/** Puts a fixed element beside another one; to the opposite side where there is no room, and always within the window. */
export function placeBeside(element: HTMLElement, anchor: HTMLElement, placement: Placement): void {
  const { x, y } = positionBeside(element.getBoundingClientRect(), anchor.getBoundingClientRect(), {
    placement,
    width: innerWidth,
    height: innerHeight,
  })
  element.style.left = `${x}px`
  element.style.top = `${y}px`
}

interface Size {
  width: number
  height: number
}

interface Box extends Size {
  x: number
  y: number
}

/** Keeps a fixed element below what it belongs to, above where there is no room, for as long as the component lives. */
export function followAnchor(element: HTMLElement, anchor: HTMLElement): void {
  const follow = () => {
    const box = anchor.getBoundingClientRect()
    const size = element.getBoundingClientRect()
    const below =
      box.bottom + gap + size.height <= innerHeight - margin || box.top < size.height + gap + margin
    element.style.left = `${Math.max(margin, Math.min(box.left, innerWidth - size.width - margin))}px`
    element.style.top = `${below ? box.bottom + gap : box.top - gap - size.height}px`
  }
  const resized = new ResizeObserver(follow)
  resized.observe(element)
  // Scrolling does not bubble; any box around the anchor can scroll.
  document.addEventListener('scroll', follow, { capture: true, passive: true })
  addEventListener('resize', follow)
  onCleanup(() => {
    resized.disconnect()
    document.removeEventListener('scroll', follow, { capture: true })
    removeEventListener('resize', follow)
  })
}

export function positionBeside(
  size: Size,
  anchor: Box,
  room: Size & { placement: Placement },
): { x: number; y: number } {
  const isVertical = room.placement === 'top' || room.placement === 'bottom'
  const middle = isVertical
    ? anchor.x + anchor.width / 2 - size.width / 2
    : anchor.y + anchor.height / 2 - size.height / 2
  const before = (isVertical ? anchor.y - size.height : anchor.x - size.width) - gap
  const after = (isVertical ? anchor.y + anchor.height : anchor.x + anchor.width) + gap
  const end = isVertical ? room.height - size.height : room.width - size.width
  const wantsAfter = room.placement === 'bottom' || room.placement === 'right'
  const side = wantsAfter ? (after <= end - margin ? after : before) : before >= margin ? before : after
  return isVertical
    ? { x: within(middle, room.width - size.width), y: side }
    : { x: side, y: within(middle, room.height - size.height) }
}

const within = (at: number, end: number) => Math.max(margin, Math.min(at, end - margin))
