import { HTTPException } from 'hono/http-exception'
import type { Context } from 'hono'
import { DatabaseUnavailable } from '../db/client.ts'
import { sqlState } from '../db/sql-state.ts'
import { DomainError, type ErrorCode } from '../domain/errors.ts'
import type { Problem } from '../domain/problem.ts'
import type { AppEnv } from './endpoint.ts'

const kinds: Record<
  ErrorCode | 'internal',
  { status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 502 | 503; title: string }
> = {
  unauthenticated: { status: 401, title: 'Signed out' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  invalid: { status: 422, title: 'Not valid' },
  conflict: { status: 409, title: 'Changed by someone else' },
  too_large: { status: 413, title: 'Too large' },
  rate_limited: { status: 429, title: 'Too many requests' },
  not_configured: { status: 409, title: 'Not configured' },
  upstream_failed: { status: 502, title: 'Another service failed' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  internal: { status: 500, title: 'Something went wrong' },
}

/** The only place where an error becomes an HTTP answer. */
export function answerProblem(error: unknown, c: Context<AppEnv>): Response {
  const known = toDomainError(error)
  const kind = kinds[known?.code ?? 'internal']
  if (kind.status >= 500) logFailure(error, c)
  const requestId = c.var.requestId
  const problem: Problem = {
    ...known?.extra,
    type: 'about:blank',
    title: kind.title,
    status: kind.status,
    detail:
      known?.message ?? `Please try again. If it happens again, tell an admin the request id ${requestId}.`,
    code: known?.code ?? 'internal',
    requestId,
    ...(known?.errors.length ? { errors: known.errors } : {}),
  }
  return c.json(problem, kind.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
}

/** Postgres could not read a value as the type it stands for: bad text, number out of range, bad date, a NUL character. */
const unreadable = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05'])

function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  if (error instanceof HTTPException) return unreadableBody(error)
  if ([...causes(error)].some((cause) => cause instanceof DatabaseUnavailable)) {
    return new DomainError(
      'unavailable',
      'The database cannot be reached. Your data is safe; try again in a moment.',
    )
  }
  if (unreadable.has(sqlState(error) ?? '')) {
    return new DomainError(
      'invalid',
      'A value in the request has the wrong form, such as a date that does not exist. Correct it and try again.',
    )
  }
  if (sqlState(error) === '23505')
    return new DomainError('conflict', 'This already exists. Choose another name or key.')
  return undefined
}

function unreadableBody({ status }: HTTPException): DomainError | undefined {
  if (status === 415)
    return new DomainError(
      'invalid',
      'The request body has to be JSON. Send it with the header `content-type: application/json`.',
    )
  if (status !== 400) return undefined
  return new DomainError('invalid', 'The request body is not valid JSON. Correct it and send it again.')
}

/** Drizzle wraps with `cause`, Neon's driver with `sourceError`. */
function* causes(error: unknown): Generator<Error> {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; depth++) {
    yield at
    at = 'sourceError' in at ? at.sourceError : at.cause
  }
}

// The query builder's message holds the parameters, so only the innermost cause is logged.
function logFailure(error: unknown, c: Context<AppEnv>): void {
  const innermost = [...causes(error)].at(-1)
  const fields = { path: c.req.path, method: c.req.method, sqlState: sqlState(error) }
  c.var.ctx.log.error('request_failed', {
    ...fields,
    message: innermost?.message ?? String(error),
    stack: innermost?.stack,
  })
}

export const answerNotFound = (c: Context<AppEnv>): Response =>
  answerProblem(
    new DomainError('not_found', 'There is nothing at this address. See /api/docs for what exists.'),
    c,
  )
