import { keepPreviousData, useMutation, useQuery } from '@tanstack/solid-query'
import { type Accessor, createEffect } from 'solid-js'
import type { Customer, NewCustomer } from '#domain/orders/customers/contract.ts'
import type { NewOrder, NewStatusChange, OrderDetail, OrderEdit } from '#domain/orders/contract.ts'
import { api, ApiError, unwrap } from '../api.ts'
import { useChanges } from '../live.ts'
import { queryClient } from './client.ts'
import type { OrderFilters } from './orders.ts'

// Not under the topic `orders`: on a busy day others change orders every second, and a page about one of them need not ask each time.
const at = (id: string) => ['order', 'one', id] as const

const fetchOrder = (id: string, signal?: AbortSignal): Promise<OrderDetail> =>
  unwrap(api.orders[':id'].$get({ param: { id } }, { init: { signal } }))

/** One order, refreshed when it is among those that changed. */
export function useOrder(id: Accessor<string>) {
  useChanges('orders', (ids) => {
    if (ids.length === 0 || ids.includes(id())) void refreshOrder(id())
  })
  return useQuery(() => ({
    queryKey: at(id()),
    queryFn: ({ queryKey: [, , asked], signal }) => fetchOrder(asked, signal),
  }))
}

const refreshOrder = (id: string) => queryClient.invalidateQueries({ queryKey: at(id) })

/** The order as it is now, for the screen too. */
export async function reloadOrder(id: string): Promise<OrderDetail> {
  const order = await fetchOrder(id)
  putOrder(order)
  return order
}

/** A refresh that is under way may carry the order as it was before, so it is stopped. */
function putOrder(order: OrderDetail): void {
  void queryClient.cancelQueries({ queryKey: at(order.id) })
  queryClient.setQueryData<OrderDetail>(at(order.id), order)
}

const kept = async (answer: Promise<OrderDetail>): Promise<OrderDetail> => {
  const order = await answer
  putOrder(order)
  return order
}

/** Fields and lines in one transaction. */
export const saveOrder = ({ id, ...json }: OrderEdit): Promise<OrderDetail> =>
  kept(unwrap(api.orders[':id'].$patch({ param: { id }, json })))

export const changeStatus = (id: string, json: NewStatusChange): Promise<OrderDetail> =>
  kept(unwrap(api.orders[':id']['status-changes'].$post({ param: { id }, json })))

export const createOrder = (json: NewOrder): Promise<OrderDetail> => kept(unwrap(api.orders.$post({ json })))

export const useDeleteOrder = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.orders[':id'].$delete({ param: { id } })),
  }))

export const useRestoreOrder = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.orders[':id'].restoration.$post({ param: { id } })),
    onSuccess: (_answer, id) => refreshOrder(id),
  }))

export const useDeletedOrders = () =>
  useQuery(() => ({
    queryKey: ['orders', 'deleted'],
    queryFn: ({ signal }) => unwrap(api.orders.deleted.$get({}, { init: { signal } })),
  }))

/** The latest changes of an order, field by field, the newest first; asked for anew with each version. */
export function useOrderHistory(order: Accessor<Pick<OrderDetail, 'id' | 'updatedAt'>>) {
  const query = useQuery(() => ({
    queryKey: ['order', 'history', order().id, order().updatedAt] as const,
    queryFn: ({ queryKey: [, , id], signal }) =>
      unwrap(
        api.orders[':id'].history.$get({ param: { id }, query: { limit: '200' } }, { init: { signal } }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: false as const,
    staleTime: Number.POSITIVE_INFINITY,
  }))
  return () => (query.isPending ? [] : (query.data?.items ?? []))
}

interface CommentInput {
  id: string
  body: string
}

/** `id` is made with the text, so that sending it twice makes one comment. */
export const useAddComment = (order: Accessor<string>) =>
  useMutation(() => ({
    mutationFn: (json: CommentInput) =>
      unwrap(api.orders[':id'].comments.$post({ param: { id: order() }, json })),
    onSuccess: () => refreshOrder(order()),
  }))

export const useDeleteComment = (order: Accessor<string>) =>
  useMutation(() => ({
    mutationFn: (commentId: string) =>
      unwrap(api.orders[':id'].comments[':commentId'].$delete({ param: { id: order(), commentId } })),
    onSuccess: () => refreshOrder(order()),
  }))

/** The orders before and after one in a list; those are loaded ahead, so that going there shows them at once. */
export function useNeighbours(id: Accessor<string>, list: Accessor<OrderFilters & { sort?: string }>) {
  const query = useQuery(() => ({
    queryKey: ['order', 'neighbours', id(), list()] as const,
    queryFn: ({ queryKey: [, , asked, filters], signal }) =>
      unwrap(
        api.orders[':id'].neighbours.$get({ param: { id: asked }, query: filters }, { init: { signal } }),
      ),
    staleTime: 30_000,
  }))
  const known = () => (query.isPending ? undefined : query.data)
  createEffect(() => {
    for (const next of [known()?.next, known()?.previous]) if (next) prefetch(next)
  })
  return known
}

const prefetch = (id: string): void =>
  void queryClient.prefetchQuery({
    queryKey: at(id),
    queryFn: ({ signal }) => fetchOrder(id, signal),
    staleTime: 30_000,
  })

const searchLimit = '8'
const searched = { placeholderData: keepPreviousData, refetchInterval: false as const, staleTime: 30_000 }

/** Customers by name, e-mail address or number; `text` is what they were found for. */
export const useCustomerSearch = (text: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ['customers', 'search', text()] as const,
    queryFn: async ({ queryKey: [, , asked], signal }) => {
      const query = { q: asked || undefined, limit: searchLimit }
      const { items } = await unwrap(api.customers.$get({ query }, { init: { signal } }))
      return { text: asked, items }
    },
    ...searched,
  }))

/** Products by name, SKU or category; `text` is what they were found for. */
export const useProductSearch = (text: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ['products', 'search', text()] as const,
    queryFn: async ({ queryKey: [, , asked], signal }) => {
      const query = { q: asked || undefined, limit: searchLimit }
      const { items } = await unwrap(api.products.$get({ query }, { init: { signal } }))
      return { text: asked, items }
    },
    ...searched,
  }))

export const useCreateCustomer = () =>
  useMutation(() => ({
    mutationFn: (json: NewCustomer): Promise<Customer> => unwrap(api.customers.$post({ json })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['customers'] }),
  }))

/** Someone else changed it meanwhile, or what it names is gone. */
export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.code === 'conflict'
