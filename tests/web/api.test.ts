import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError, unwrap } from '../../web/api.ts'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.stubGlobal(
    'fetch',
    async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }),
  )

const failure = async (): Promise<ApiError> => {
  const error: unknown = await unwrap(api.projects.$get({ query: {} })).catch((thrown: unknown) => thrown)
  if (!(error instanceof ApiError)) throw new Error(`Not an ApiError: ${String(error)}`)
  return error
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('an answer of the API', () => {
  it('is its body when it is good', async () => {
    answer(200, { items: [], next: null })
    expect(await unwrap(api.projects.$get({ query: {} }))).toEqual({ items: [], next: null })
  })

  it('becomes an error with everything the problem says', async () => {
    answer(409, {
      type: 'about:blank',
      title: 'Changed by someone else',
      status: 409,
      detail: 'Compare both versions.',
      code: 'conflict',
      requestId: 'r-1',
      errors: [{ path: 'changes.endDate', message: 'Too early' }, { nonsense: true }],
      conflictingFields: ['status'],
    })
    const error = await failure()
    expect(error).toMatchObject({
      status: 409,
      code: 'conflict',
      message: 'Compare both versions.',
      requestId: 'r-1',
      extra: { conflictingFields: ['status'] },
    })
    expect(error.at('endDate')).toBe('Too early')
    expect(error.errors).toHaveLength(1)
    expect(error.isTransient).toBe(false)
  })

  it('still helps when a proxy answers with a page of its own', async () => {
    answer(503, '<html>', { 'x-request-id': 'edge-7' })
    expect(await failure()).toMatchObject({ status: 503, requestId: 'edge-7', isTransient: true })
  })

  it('is a transient error when no answer comes', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failure()).toMatchObject({ status: 0, code: 'network', isTransient: true })
  })
})
