import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import { api, unwrap } from '../api.ts'

export type Findable = 'customer' | 'product'

interface Named {
  value: string
  label: string
}

async function find(kind: Findable, query: { q?: string; ids?: string; limit: string }, signal: AbortSignal) {
  if (kind === 'customer') {
    const { items } = await unwrap(api.customers.$get({ query }, { init: { signal } }))
    return items.map(({ id, name, number }): Named => ({ value: id, label: `${name} · ${number}` }))
  }
  const { items } = await unwrap(api.products.$get({ query }, { init: { signal } }))
  return items.map(({ id, name, sku }): Named => ({ value: id, label: `${name} · ${sku}` }))
}

const seldom = { refetchInterval: false as const, staleTime: 60_000, placeholderData: keepPreviousData }

/** The best matches for a filter. */
export function useFilterSearch(kind: Accessor<Findable>, text: Accessor<string>): Accessor<Named[]> {
  const query = useQuery(() => ({
    queryKey: ['order-filters', kind(), 'search', text()],
    queryFn: ({ signal }) => find(kind(), { q: text().trim() || undefined, limit: '20' }, signal),
    ...seldom,
  }))
  return () => (query.isPending ? [] : (query.data ?? []))
}

/** What those of a filter are called; what is not known yet stands as its id. */
export function useFilterNames(kind: Accessor<Findable>, ids: Accessor<string[]>): Accessor<Named[]> {
  const query = useQuery(() => ({
    queryKey: ['order-filters', kind(), 'names', ids()],
    queryFn: ({ signal }) => find(kind(), { ids: ids().join(','), limit: '50' }, signal),
    enabled: ids().length > 0,
    ...seldom,
  }))
  return () => {
    const known = ids().length === 0 || query.isPending ? [] : (query.data ?? [])
    return ids().map((id) => known.find(({ value }) => value === id) ?? { value: id, label: '…' })
  }
}
