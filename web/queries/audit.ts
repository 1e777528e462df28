import { useQuery } from '@tanstack/solid-query'
import { type Accessor, createEffect, createMemo } from 'solid-js'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { useGrowingList } from './pages.ts'

/** What the trail can be asked for; the same words as in the address. */
export type AuditFilters = Omit<Parameters<typeof api.audit.$get>[0]['query'], 'limit' | 'after'>

const fetchPage = (query: AuditFilters & { limit: string; after?: string }, signal?: AbortSignal) =>
  unwrap(api.audit.$get({ query }, { init: { signal } }))

/**
 * The trail only grows, and at its newest end. So what was loaded is not asked for again; only the newest entry is looked at, and
 * `isBehind` says when there is more than the list shows. A list that was not scrolled on takes it in by itself.
 */
export function useAudit(filters: Accessor<AuditFilters>) {
  const { query, rows } = useGrowingList(() => ({
    queryKey: ['audit', 'list', filters()],
    fetchPage: (after, signal) => fetchPage({ ...filters(), limit: '100', after }, signal),
    staleTime: Infinity,
    refetchInterval: false,
  }))
  const newest = useQuery(() => ({
    queryKey: ['audit', 'newest', filters()],
    queryFn: ({ signal }) => fetchPage({ ...filters(), limit: '1' }, signal),
  }))
  const isBehind = createMemo(() => {
    if (query.isPending || newest.isPending || query.isPlaceholderData) return false
    return (newest.data?.items[0]?.id ?? 0) > (rows()[0]?.id ?? 0)
  })
  createEffect(() => {
    if (isBehind() && (query.data?.pages ?? []).length <= 1) void query.refetch()
  })
  /** From the newest entry on, as when the page was opened. */
  const restart = () => queryClient.resetQueries({ queryKey: ['audit', 'list', filters()], exact: true })
  return { query, rows, isBehind, restart }
}

/** The tables and actors that the trail knows. */
export const useAuditFilters = () =>
  useQuery(() => ({
    queryKey: ['audit', 'filters'],
    queryFn: ({ signal }) => unwrap(api.audit.filters.$get({}, { init: { signal } })),
    staleTime: 60_000,
  }))

interface Limits {
  atMost: number
  /** Hears how many there are so far. */
  progress: (count: number) => void
}

/** The entries of a view, page after page, newest first: what an export holds. */
export async function fetchAudit(
  filters: AuditFilters,
  { atMost, progress }: Limits,
): Promise<{ entries: AuditEntry[]; isCut: boolean }> {
  const entries: AuditEntry[] = []
  let after: string | undefined
  do {
    const page = await fetchPage({ ...filters, limit: '200', after })
    entries.push(...page.items)
    progress(entries.length)
    after = page.next ?? undefined
  } while (after !== undefined && entries.length < atMost)
  return { entries, isCut: after !== undefined }
}
