export interface LoggedRequest {
  method: string
  /** With the query string. */
  path: string
  /** 0 when the connection was dropped without an answer. */
  status: number
  at: string
  durationMs: number
}

export interface RequestCounters {
  total: number
  /** Answers by status, such as `{"200": 12, "429": 3}`. */
  byStatus: Record<string, number>
  rateLimited: number
  dropped: number
  queries: number
  writes: number
}

export interface RequestLog {
  add(request: LoggedRequest): void
  list(): readonly LoggedRequest[]
  counters(): RequestCounters
  clear(): void
}

/** The list keeps the newest requests; the counters count all. */
const longestLog = 20_000

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = []
  let counters = noRequests()
  return {
    add(request) {
      requests.push(request)
      if (requests.length > longestLog) requests = requests.slice(longestLog / 2)
      count(counters, request)
    },
    list: () => requests,
    counters: () => ({ ...counters, byStatus: { ...counters.byStatus } }),
    clear() {
      requests = []
      counters = noRequests()
    },
  }
}

function noRequests(): RequestCounters {
  return { total: 0, byStatus: {}, rateLimited: 0, dropped: 0, queries: 0, writes: 0 }
}

function count(counters: RequestCounters, { method, path, status }: LoggedRequest): void {
  counters.total++
  counters.byStatus[status] = (counters.byStatus[status] ?? 0) + 1
  if (status === 429) counters.rateLimited++
  if (status === 0) counters.dropped++
  if (isQuery(method, path)) counters.queries++
  if (isWrite(method, path)) counters.writes++
}

export function isQuery(method: string, path: string): boolean {
  return method === 'POST' && /^\/v1\/data_sources\/[^/]+\/query(\?|$)/.test(path)
}

export function isWrite(method: string, path: string): boolean {
  return (method === 'POST' || method === 'PATCH') && /^\/v1\/pages(\/|\?|$)/.test(path)
}
