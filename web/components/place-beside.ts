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
