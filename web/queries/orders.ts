import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { Landmarks, Order } from '#domain/orders/contract.ts'
import { api, ApiError, unwrap } from '../api.ts'
import { inParts } from './parts.ts'

/** What a list of orders can be asked for; the same words as in the address. */
export type OrderListQuery = Omit<Parameters<typeof api.orders.$get>[0]['query'], 'limit' | 'after' | 'ids'>
export type OrderFilters = Omit<OrderListQuery, 'sort'>

export interface OrderWindow {
  items: Order[]
  next: string | null
}

/** One stretch of a list, from a cursor on. */
export const fetchOrderWindow = (
  query: OrderListQuery,
  { after, limit }: { after: string | null; limit: number },
  signal: AbortSignal,
): Promise<OrderWindow> =>
  unwrap(
    api.orders.$get(
      { query: { ...query, limit: String(limit), after: after ?? undefined } },
      { init: { signal } },
    ),
  )

const idsAtOnce = 500

/** These orders as they are now; those that are gone are missing. */
export async function fetchOrdersById(ids: readonly string[]): Promise<Order[]> {
  const answers = await inParts(ids, idsAtOnce, (part) =>
    unwrap(api.orders.$get({ query: { ids: part.join(','), limit: String(idsAtOnce) } })),
  )
  return answers.flatMap(({ items }) => items)
}

/** How long the list is and where it can be entered. Counting a long one takes a while, so changes of others do not start it again at once. */
export const useLandmarks = (query: Accessor<OrderListQuery>) =>
  useQuery(() => ({
    queryKey: ['order-landmarks', query()],
    queryFn: ({ signal }): Promise<Landmarks> =>
      unwrap(api.orders.landmarks.$get({ query: query() }, { init: { signal } })),
    placeholderData: keepPreviousData,
  }))

export interface OrderRowChanges {
  id: string
  updatedAt: string
  changes: Record<string, string | null>
}

/** One transaction: all rows are changed or none. */
export async function saveOrders(items: OrderRowChanges[]): Promise<Order[]> {
  const answer = await unwrap(api.orders.$patch({ json: { items } }))
  return answer.items
}

/** Why a bulk edit was refused: rows that others changed, cells that are not valid, and orders that are gone. */
export interface Refusal {
  conflicts: Order[]
  errors: { index: number; field: string; message: string }[]
  gone: string[]
}

/** What the server said about single rows; undefined when it refused for another reason. */
export function readRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof ApiError)) return undefined
  const { conflicts, gone } = error.extra
  const refusal = {
    conflicts: listed(conflicts).flatMap((conflict) => currentOf(conflict)),
    errors: error.errors.flatMap(({ path, message }) => {
      const [, index, field] = /^items\.(\d+)\.changes\.(\w+)$/.exec(path) ?? []
      return index === undefined || field === undefined ? [] : [{ index: Number(index), field, message }]
    }),
    gone: listed(gone).filter((id) => typeof id === 'string'),
  }
  const isEmpty = refusal.conflicts.length + refusal.errors.length + refusal.gone.length === 0
  return isEmpty ? undefined : refusal
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const currentOf = (conflict: unknown): Order[] =>
  typeof conflict === 'object' && conflict !== null && 'current' in conflict && isOrder(conflict.current)
    ? [conflict.current]
    : []

const isOrder = (value: unknown): value is Order =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'updatedAt' in value &&
  'requiredOn' in value
