import { useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import { api, unwrap } from '../api.ts'
import { everyPage, useGrowingList } from './pages.ts'

/** What a list of issues can be asked for; the same words as in the address. */
export type IssueFilters = Omit<Parameters<typeof api.dq.issues.$get>[0]['query'], 'limit' | 'after'>

const pageSize = '200'

const fetchIssues = (query: IssueFilters & { after?: string }, signal?: AbortSignal) =>
  unwrap(api.dq.issues.$get({ query: { ...query, limit: pageSize } }, { init: { signal } }))

/** A list that grows with `fetchNextPage`; while a changed filter loads, the list before stays. */
export const useIssues = (filters: Accessor<IssueFilters>) =>
  useGrowingList(() => ({
    queryKey: ['quality', 'list', filters()],
    fetchPage: (after, signal) => fetchIssues({ ...filters(), after }, signal),
  }))

/** Every issue of a view, page after page: what an export holds. */
export const fetchAllIssues = (filters: IssueFilters) =>
  everyPage((after) => fetchIssues({ ...filters, after }))

/** How many issues there are, by category and severity and by entity. */
export const useIssueSummary = () =>
  useQuery(() => ({
    queryKey: ['quality', 'summary'],
    queryFn: ({ signal }) => unwrap(api.dq.summary.$get({}, { init: { signal } })),
  }))

/** One issue with its row's other issues, its place in the source and its project. */
export const useIssue = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ['quality', 'one', id()],
    queryFn: ({ signal }) => unwrap(api.dq.issues[':id'].$get({ param: { id: id() } }, { init: { signal } })),
    enabled: id() !== '',
  }))
