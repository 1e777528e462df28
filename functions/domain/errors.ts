/** The closed list of ways a verb can fail; each door maps a code to its own kind of answer once. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'not_configured'
  | 'unavailable'
  | 'upstream_failed'

export interface FieldError {
  path: string
  message: string
}

/** `message` is shown to people: it says what happened and what to do next. `extra` becomes part of the answer. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly errors: FieldError[]
  readonly extra: Record<string, unknown>

  constructor(
    code: ErrorCode,
    message: string,
    detail: { errors?: FieldError[]; extra?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause })
    this.name = 'DomainError'
    this.code = code
    this.errors = detail.errors ?? []
    this.extra = detail.extra ?? {}
  }
}

export const notFound = (what: string) =>
  new DomainError(
    'not_found',
    `This ${what} does not exist or was deleted. Go back to the list and choose another.`,
  )

export const invalid = (errors: FieldError[]) =>
  new DomainError('invalid', 'Some values are not valid. Correct the marked fields and save again.', {
    errors,
  })
