import { hc, type ClientResponse } from 'hono/client'
import type { AppType } from '../functions/app.ts'

/** A failed request as the pages see it. `message` is for people; `status` is 0 and `code` is `network` when no answer came. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly errors: { path: string; message: string }[]
  readonly requestId: string | undefined
  /** What the problem carries beyond the standard members, for example `current` of a conflict. */
  readonly extra: Record<string, unknown>

  constructor(status: number, code: string, problem: Record<string, unknown>) {
    const {
      detail,
      errors,
      requestId,
      type: _type,
      title: _title,
      status: _status,
      code: _code,
      ...extra
    } = problem
    super(typeof detail === 'string' ? detail : 'Something went wrong. Please try again.')
    this.status = status
    this.code = code
    this.errors = Array.isArray(errors) ? errors.filter(isFieldError) : []
    this.requestId = typeof requestId === 'string' ? requestId : undefined
    this.extra = extra
  }

  /** True when the same request may well succeed in a moment: nothing is wrong with what was asked. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 503
  }

  /** The message for one field, if the server named it. Paths of edits begin with `changes.`. */
  at(field: string): string | undefined {
    return this.errors.find(({ path }) => path === field || path.endsWith(`.${field}`))?.message
  }
}

/** Nothing stands at that address: it is gone, or what names it is not even an id. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.status === 422)

const requestTimeoutMs = 30_000

/** Paths, inputs and answers of the HTTP API. Only web/queries calls it, always through `unwrap`. */
export const { api } = hc<AppType>('/', { fetch: timedFetch })

type Answer<R> = R extends ClientResponse<infer Body> ? Body : never

/** The body of a good answer; throws ApiError for every other. */
export async function unwrap<R extends ClientResponse<unknown>>(request: Promise<R>): Promise<Answer<R>>
export async function unwrap(request: Promise<ClientResponse<unknown>>): Promise<unknown> {
  const response = await request
  if (response.ok) return response.json()
  throw await toApiError(response)
}

async function timedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const signals = [AbortSignal.timeout(requestTimeoutMs), ...(init?.signal ? [init.signal] : [])]
  try {
    return await fetch(input, { ...init, signal: AbortSignal.any(signals) })
  } catch (cause) {
    if (init?.signal?.aborted) throw cause
    throw new ApiError(0, 'network', {
      detail: 'The server cannot be reached. Check your connection and try again.',
    })
  }
}

async function toApiError(response: Pick<Response, 'status' | 'json' | 'headers'>): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  const problem = isRecord(body) ? body : {}
  const requestId = response.headers.get('x-request-id') ?? undefined
  const code = typeof problem['code'] === 'string' ? problem['code'] : 'internal'
  return new ApiError(response.status, code, { requestId, ...problem })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFieldError = (value: unknown): value is { path: string; message: string } =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'
