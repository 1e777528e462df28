/** How one person has arranged the sheet. Kept on the server, so it is read with distrust. */
export interface Layout {
  /** Column ids from left to right. */
  order: readonly string[]
  widths: Readonly<Record<string, number>>
  hidden: readonly string[]
  /** Stay in view on the left, in the order of `order`. */
  pinned: readonly string[]
  days: DayFormat
  amounts: AmountFormat
}

export const dayFormats = ['named', 'iso', 'dotted', 'slashed'] as const
export type DayFormat = (typeof dayFormats)[number]

export const amountFormats = ['point', 'comma', 'plain'] as const
export type AmountFormat = (typeof amountFormats)[number]

export const narrowest = 48
export const widest = 800

/** The arrangement that was stored, as far as it makes sense for these columns; the rest as it is by default. */
export function readLayout(stored: unknown, fallback: Layout): Layout {
  const known = isRecord(stored) ? stored : {}
  const names = (value: unknown) =>
    Array.isArray(value) ? fallback.order.filter((id) => value.includes(id)) : undefined
  const ordered = Array.isArray(known['order'])
    ? known['order'].filter((id): id is string => fallback.order.includes(id))
    : []
  return {
    order: withMissing([...new Set(ordered)], fallback.order),
    widths: readWidths(known['widths']),
    hidden: names(known['hidden']) ?? fallback.hidden,
    pinned: names(known['pinned']) ?? fallback.pinned,
    days: dayFormats.find((format) => format === known['days']) ?? fallback.days,
    amounts: amountFormats.find((format) => format === known['amounts']) ?? fallback.amounts,
  }
}

/** Columns that are new since the layout was stored come where they are by default: after the one that is before them there. */
function withMissing(order: string[], all: readonly string[]): string[] {
  const result = [...order]
  for (const [place, id] of all.entries()) {
    if (result.includes(id)) continue
    const before = all.slice(0, place).findLast((other) => result.includes(other))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id)
  }
  return result
}

function readWidths(value: unknown): Record<string, number> {
  if (!isRecord(value)) return {}
  const good = Object.entries(value).flatMap(([id, width]): [string, number][] =>
    typeof width === 'number' && Number.isFinite(width)
      ? [[id, Math.min(widest, Math.max(narrowest, width))]]
      : [],
  )
  return Object.fromEntries(good)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The visible columns from left to right: the pinned ones first. */
export function visibleIds({ order, hidden, pinned }: Layout): { pinned: string[]; free: string[] } {
  const shown = order.filter((id) => !hidden.includes(id))
  return {
    pinned: shown.filter((id) => pinned.includes(id)),
    free: shown.filter((id) => !pinned.includes(id)),
  }
}

/** The column is taken out and put before another one, or at the end; it becomes pinned or free as its new neighbours are. */
export function withMoved(layout: Layout, id: string, before: string | undefined): Layout {
  const rest = layout.order.filter((other) => other !== id)
  const place = before === undefined ? rest.length : rest.indexOf(before)
  return { ...layout, order: [...rest.slice(0, place), id, ...rest.slice(place)] }
}

/** One place to the left (-1) or right (1) among the visible columns of its own side. */
export function withStepped(layout: Layout, id: string, step: 1 | -1): Layout {
  const { pinned, free } = visibleIds(layout)
  const side = pinned.includes(id) ? pinned : free
  const place = side.indexOf(id)
  const neighbour = side[place + step]
  if (neighbour === undefined) return layout
  if (step === -1) return withMoved(layout, id, neighbour)
  const after = layout.order[layout.order.indexOf(neighbour) + 1]
  return withMoved(layout, id, after)
}

export const toggled = (list: readonly string[], id: string): string[] =>
  list.includes(id) ? list.filter((other) => other !== id) : [...list, id]
