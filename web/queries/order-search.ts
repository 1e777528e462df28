import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import { api, unwrap } from '../api.ts'

const shortest = 2

/** The best matches by number or customer, for the command palette. */
export const useOrderSearch = (text: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ['orders', 'search', text()],
    queryFn: ({ signal }) =>
      unwrap(api.orders.$get({ query: { q: text(), limit: '6' } }, { init: { signal } })),
    enabled: text().length >= shortest,
    placeholderData: keepPreviousData,
    refetchInterval: false as const,
    staleTime: 30_000,
  }))
