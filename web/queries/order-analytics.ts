import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import { type Accessor, onCleanup } from 'solid-js'
import { api, unwrap } from '../api.ts'
import { useChanges } from '../live.ts'
import { queryClient } from './client.ts'

/** Days, both ends included; the server's today when left out. */
export interface AskedSpan {
  from?: string
  to?: string
}

const topic = 'order-analytics'
// On a busy day orders change every second; figures that jump cannot be read.
const gatherMs = 2_000

/** Refreshes the figures while orders change, a moment after the last change and not more often. */
export function useLiveFigures(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    waiting = undefined
    void queryClient.invalidateQueries({ queryKey: [topic] })
  }
  useChanges('orders', () => {
    waiting ??= setTimeout(refresh, gatherMs)
  })
  onCleanup(() => clearTimeout(waiting))
}

const { analytics } = api.orders

export const useSalesSummary = (span: Accessor<AskedSpan>) =>
  useQuery(() => ({
    queryKey: [topic, 'summary', span()],
    queryFn: ({ signal }) => unwrap(analytics.summary.$get({ query: span() }, { init: { signal } })),
    placeholderData: keepPreviousData,
  }))

export const useTopProducts = (span: Accessor<AskedSpan>) =>
  useQuery(() => ({
    queryKey: [topic, 'products', span()],
    queryFn: ({ signal }) => unwrap(analytics.products.$get({ query: span() }, { init: { signal } })),
    placeholderData: keepPreviousData,
  }))

export const useStatusDistribution = (span: Accessor<AskedSpan>) =>
  useQuery(() => ({
    queryKey: [topic, 'statuses', span()],
    queryFn: ({ signal }) => unwrap(analytics.statuses.$get({ query: span() }, { init: { signal } })),
    placeholderData: keepPreviousData,
  }))

export const useSalesTrend = (span: Accessor<AskedSpan>) =>
  useQuery(() => ({
    queryKey: [topic, 'hours', span()],
    queryFn: ({ signal }) => unwrap(analytics.hours.$get({ query: span() }, { init: { signal } })),
    placeholderData: keepPreviousData,
  }))

/** Asked only once the days are known, as those that another answer compares with. */
export const useCustomerVisits = (span: Accessor<AskedSpan | undefined>) =>
  useQuery(() => ({
    queryKey: [topic, 'customers', span() ?? null],
    queryFn: ({ signal }) => unwrap(analytics.customers.$get({ query: span() ?? {} }, { init: { signal } })),
    enabled: span() !== undefined,
    placeholderData: keepPreviousData,
  }))
