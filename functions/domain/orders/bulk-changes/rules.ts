import { moveError, type OrderStatus, orderStatuses } from '../rules.ts'

/** Up to this many orders are changed while the caller waits; more as a job. */
export const ordersAtOnce = 1000

/** Orders that one transaction of the job changes: short enough that others who edit them hardly wait. */
export const ordersPerTransaction = 2000

export const undoMinutes = 10

export const changeStates = ['running', 'done', 'cancelled', 'undoing', 'undone'] as const
export type ChangeState = (typeof changeStates)[number]

export type BulkAction =
  | { kind: 'status'; status: OrderStatus; reason: string | null }
  | { kind: 'assign'; assigneeId: string | null }

/** How many orders have a status, and whether they already have what the change would give. */
export interface Tally {
  status: OrderStatus
  holds: boolean
  count: number
}

export interface Refusal {
  /** The status of these orders; null: they no longer exist. */
  from: OrderStatus | null
  message: string
  count: number
}

export interface Preview {
  selected: number
  changed: number
  unchanged: number
  refused: Refusal[]
}

/** What a change would do to orders that are counted by what matters to it; `missing` ones were asked for and no longer exist. */
export function preview(action: BulkAction, tallies: Tally[], missing: number): Preview {
  const count = (some: Tally[]) => some.reduce((sum, tally) => sum + tally.count, 0)
  const [unchanged, others] = [tallies.filter((t) => t.holds), tallies.filter((t) => !t.holds)]
  const refused = refusals(action, {
    ...Object.fromEntries(others.map((t) => [t.status, isRefused(action, t.status) ? t.count : 0])),
    gone: missing,
  })
  const selected = count(tallies) + missing
  const changed = selected - count(unchanged) - refused.reduce((sum, refusal) => sum + refusal.count, 0)
  return { selected, changed, unchanged: count(unchanged), refused }
}

const isRefused = (action: BulkAction, from: OrderStatus) =>
  action.kind === 'status' && moveError(from, action.status, action.reason) !== undefined

/** Counts by status, or by `gone`, in words; the largest first. */
export function refusals(
  action: BulkAction,
  counts: Partial<Record<OrderStatus | 'gone', number>>,
): Refusal[] {
  const byStatus = orderStatuses.map((from) => ({
    from,
    message: reasonFor(action, from),
    count: counts[from] ?? 0,
  }))
  const gone = { from: null, message: 'The order was deleted.', count: counts.gone ?? 0 }
  return [...byStatus, gone].filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
}

const reasonFor = (action: BulkAction, from: OrderStatus): string =>
  (action.kind === 'status' ? moveError(from, action.status, action.reason) : undefined) ??
  'The order changed meanwhile.'

/** Until when a change can be taken back; null when it cannot. While it still runs it can be stopped and taken back. */
export function undoableUntil(change: { state: ChangeState; finishedAt: string | null }): string | null {
  if ((change.state !== 'done' && change.state !== 'cancelled') || change.finishedAt === null) return null
  return new Date(Date.parse(change.finishedAt) + undoMinutes * 60_000).toISOString()
}
