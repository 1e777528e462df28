import { useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { BulkChange, BulkPreview, NewBulkChange } from '#domain/orders/bulk-changes/contract.ts'
import { api, unwrap } from '../api.ts'
import type { OrderFilters } from './orders.ts'

export type BulkAction = NewBulkChange['action']

/** Which orders: these, or all of a filter in the words of the address. */
export type BulkChoice = { ids: string[] } | { filter: OrderFilters }

interface BulkAsked {
  id: string
  selection: BulkChoice
  action: BulkAction
}

const send = (asked: BulkAsked, dryRun: boolean) =>
  unwrap(api.orders['bulk-changes'].$post({ json: { ...asked, dryRun } }))

/** What a change would do, without doing it. */
export const useBulkPreview = (asked: Accessor<BulkAsked>) =>
  useQuery(() => ({
    queryKey: ['order-bulk-changes', 'preview', asked()],
    queryFn: async (): Promise<BulkPreview> => {
      const answer = await send(asked(), true)
      if (!('selected' in answer)) throw new Error('The server changed instead of counting.')
      return answer
    },
    gcTime: 0,
    refetchInterval: false as const,
  }))

/** Begins the change; sent twice with one id it changes once. Up to 1,000 orders are done when it answers. */
export async function startBulkChange(asked: BulkAsked): Promise<BulkChange> {
  const answer = await send(asked, false)
  if ('selected' in answer) throw new Error('The server counted instead of changing.')
  return answer
}

export const fetchBulkChange = (id: string): Promise<BulkChange> =>
  unwrap(api.orders['bulk-changes'][':id'].$get({ param: { id } }))

export const cancelBulkChange = (id: string): Promise<BulkChange> =>
  unwrap(api.orders['bulk-changes'][':id'].cancellation.$post({ param: { id } }))

export const undoBulkChange = (id: string): Promise<BulkChange> =>
  unwrap(api.orders['bulk-changes'][':id'].undo.$post({ param: { id } }))
