/** In the order of an order's life; the database's type order_status has the same order. */
export const orderStatuses = [
  'pending',
  'confirmed',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export const channels = ['web', 'store', 'phone', 'marketplace'] as const

export interface Transition {
  from: OrderStatus
  to: OrderStatus
  needsReason: boolean
}

/** Every move that a status can make. The table order_transitions holds the same rows, and the database refuses any other move. */
export const transitions: readonly Transition[] = [
  { from: 'pending', to: 'confirmed', needsReason: false },
  { from: 'pending', to: 'cancelled', needsReason: true },
  { from: 'confirmed', to: 'packed', needsReason: false },
  { from: 'confirmed', to: 'cancelled', needsReason: true },
  { from: 'packed', to: 'confirmed', needsReason: true },
  { from: 'packed', to: 'shipped', needsReason: false },
  { from: 'packed', to: 'cancelled', needsReason: true },
  { from: 'shipped', to: 'delivered', needsReason: false },
  { from: 'shipped', to: 'returned', needsReason: true },
  { from: 'delivered', to: 'returned', needsReason: true },
]

export const allowedMoves = (from: OrderStatus): Transition[] =>
  transitions.filter((transition) => transition.from === from)

/** What forbids a move, and what to do; undefined when nothing does. */
export function moveError(from: OrderStatus, to: OrderStatus, reason: string | null): string | undefined {
  if (from === to) return undefined
  const move = transitions.find((transition) => transition.from === from && transition.to === to)
  if (!move) return `An order that is ${from} cannot become ${to}. ${movesFrom(from)}`
  return move.needsReason && !reason?.trim() ? `Give a reason: the order becomes ${to}.` : undefined
}

function movesFrom(from: OrderStatus): string {
  const names = allowedMoves(from).map((move) => move.to)
  return names.length === 0 ? 'That is its last status.' : `Choose ${names.join(' or ')}.`
}

/** Statuses in which the promised day still counts. */
export const unfinishedStatuses = ['pending', 'confirmed', 'packed', 'shipped'] as const

export const isUnfinished = (status: OrderStatus): boolean =>
  unfinishedStatuses.some((unfinished) => unfinished === status)

/** `today` in the workspace's time zone; both are `YYYY-MM-DD`. */
export const isOverdue = (order: { status: OrderStatus; requiredOn: string }, today: string): boolean =>
  isUnfinished(order.status) && order.requiredOn < today

/** Years of four digits that no clerk means are taken for mistakes. */
export const isPlausibleYear = (year: number): boolean => year >= 1900 && year <= 2999

/** Orders in these are no revenue. */
export const unearnedStatuses = ['returned', 'cancelled'] as const

/** Landmarks that a list has before they move apart. */
const landmarksWanted = 2000

/** Rows between two landmarks, at most. */
export const widestSpacing = 500

/** Rows between the landmarks of a list with so many rows, when `every` was asked for. */
export const landmarkSpacing = (total: number, every: number): number =>
  total / every > landmarksWanted ? widestSpacing : every
