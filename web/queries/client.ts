import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { ApiError } from '../api.ts'

declare module '@tanstack/solid-query' {
  interface Register {
    defaultError: Error
  }
}

const refreshMs = 30_000
const recoverMs = 5_000
const retries = 2

/** True once the server said that nobody is signed in; the app then goes to the sign-in page. */
const [signedOut, setSignedOut] = createSignal(false)
export { signedOut, setSignedOut }

const noticeSignOut = (error: Error) => {
  if (error instanceof ApiError && error.status === 401) setSignedOut(true)
}

const isTransient = (error: Error) => error instanceof ApiError && error.isTransient

/**
 * Live messages refresh what changed; focus and every 30 s are the fallback. After a failure it asks every 5 s, so that pages
 * recover by themselves; what was loaded before stays on the screen meanwhile.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 30 * 60_000,
      networkMode: 'always',
      retry: (failures, error) => isTransient(error) && failures < retries,
      retryDelay: (failures) => 500 * 2 ** failures,
      refetchInterval: refreshInterval,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always' },
  },
})

/** How long until a query asks again by itself. */
export function refreshInterval(query: Asked): number {
  return isDown(query) ? recoverMs : refreshMs
}

/** The part of a query that tells how it stands. */
type Asked = { state: Pick<Query<unknown, Error>['state'], 'status' | 'error'> }

const isDown = ({ state }: Asked) =>
  state.status === 'error' && state.error !== null && isTransient(state.error)

const [stale, setStale] = createSignal(false)

/** True while something on the screen could not be refreshed because the server or its database is away. */
export { stale }

queryClient.getQueryCache().subscribe(({ query }) => {
  setStale((was) => (was ? queryClient.getQueryCache().getAll().some(isStale) : isStale(query)))
})

function isStale(query: Query): boolean {
  const { data, fetchFailureReason, error } = query.state
  const failure = fetchFailureReason ?? error
  return query.isActive() && data !== undefined && failure !== null && isTransient(failure)
}
