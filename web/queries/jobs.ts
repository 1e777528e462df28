import { useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { JobMode, RunState } from '#domain/jobs/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient, refreshInterval } from './client.ts'
import { everyPage, useGrowingList } from './pages.ts'

/** What a list of runs can be asked for; the same words as in the address. */
export type RunFilters = Omit<Parameters<typeof api.jobs.runs.$get>[0]['query'], 'limit' | 'after'>
type LetterQuery = Parameters<(typeof api.jobs)['dead-letters']['$get']>[0]['query']
export type LetterFilters = Pick<LetterQuery, 'show' | 'job'>

const pageSize = '100'
const activeMs = 3_000

export const isActive = (state: RunState): boolean => state === 'queued' || state === 'running'

/** A run that is under way is asked for often, in case a live message is lost. */
const often = (query: Parameters<typeof refreshInterval>[0], active: boolean | undefined): number =>
  active ? Math.min(activeMs, refreshInterval(query)) : refreshInterval(query)

export const useJobs = () =>
  useQuery(() => ({
    queryKey: ['jobs', 'list'],
    queryFn: ({ signal }) => unwrap(api.jobs.$get({}, { init: { signal } })),
    refetchInterval: (query) =>
      often(
        query,
        query.state.data?.items.some(({ lastRun }) => lastRun && isActive(lastRun.state)),
      ),
  }))

const fetchRuns = (query: RunFilters & { after?: string }, signal?: AbortSignal) =>
  unwrap(api.jobs.runs.$get({ query: { ...query, limit: pageSize } }, { init: { signal } }))

/** Runs, newest first; grows with `fetchNextPage`. */
export const useRuns = (filters: Accessor<RunFilters>) =>
  useGrowingList(() => ({
    queryKey: ['runs', 'list', filters()],
    fetchPage: (after, signal) => fetchRuns({ ...filters(), after }, signal),
    refetchInterval: (asked) =>
      often(
        asked,
        asked.state.data?.pages[0]?.items.some(({ state }) => isActive(state)),
      ),
  }))

/** Every run of a view, page after page: what an export holds. */
export const fetchAllRuns = (filters: RunFilters) => everyPage((after) => fetchRuns({ ...filters, after }))

/** One run with its attempts and log. */
export const useRun = (run: Accessor<{ key: string; id: string }>) =>
  useQuery(() => ({
    queryKey: ['runs', 'one', run()],
    queryFn: ({ signal }) =>
      unwrap(api.jobs[':key'].runs[':id'].$get({ param: run() }, { init: { signal } })),
    refetchInterval: (query) => often(query, query.state.data && isActive(query.state.data.state)),
  }))

/** Dead runs, newest first; grows with `fetchNextPage`. */
export const useDeadLetters = (filters: Accessor<LetterFilters>) =>
  useGrowingList(() => ({
    queryKey: ['runs', 'dead-letters', filters()],
    fetchPage: (after, signal) =>
      unwrap(
        api.jobs['dead-letters'].$get(
          { query: { ...filters(), limit: pageSize, after } },
          { init: { signal } },
        ),
      ),
  }))

/** Starts a run; when one is under way already, the answer names that one. */
export const useStartRun = () =>
  useMutation(() => ({
    mutationFn: ({ key, mode }: { key: string; mode: JobMode }) =>
      unwrap(api.jobs[':key'].runs.$post({ param: { key }, json: { mode } })),
    onSettled: refresh,
  }))

export const useCancelRun = () =>
  useMutation(() => ({
    mutationFn: (param: { key: string; id: string }) =>
      unwrap(api.jobs[':key'].runs[':id'].cancellation.$post({ param })),
    onSettled: refresh,
  }))

/** Starts a new run where a dead one stopped; asked again, the answer names the same run. */
export const useReplayRun = () =>
  useMutation(() => ({
    mutationFn: (param: { key: string; id: string }) =>
      unwrap(api.jobs[':key'].runs[':id'].replay.$post({ param })),
    onSettled: refresh,
  }))

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ['jobs'] })
  void queryClient.invalidateQueries({ queryKey: ['runs'] })
}
