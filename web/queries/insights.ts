import { useQuery } from '@tanstack/solid-query'
import { api, unwrap } from '../api.ts'

/** How the department stands; the same answer serves the dashboard and the control room. */
export const useKpis = () =>
  useQuery(() => ({
    queryKey: ['kpis', 'department'],
    queryFn: ({ signal }) => unwrap(api.kpis.$get({}, { init: { signal } })),
  }))

export const usePortfolioSummary = () =>
  useQuery(() => ({
    queryKey: ['kpis', 'portfolio'],
    queryFn: ({ signal }) => unwrap(api.portfolio.summary.$get({}, { init: { signal } })),
  }))

/** The newest changes of projects; only admins may ask. */
export const useLatestChanges = () =>
  useQuery(() => ({
    queryKey: ['audit', 'latest'],
    queryFn: ({ signal }) =>
      unwrap(api.audit.$get({ query: { table: 'projects', limit: '8' } }, { init: { signal } })),
  }))
