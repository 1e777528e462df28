export interface ErrorDetail {
  message: string
  additional?: Readonly<Record<string, unknown>>
  headers?: Readonly<Record<string, string>>
}

/** An answer in the error shape of the service: status, code, message and what some codes add. */
export class NotionError extends Error {
  readonly status: number
  readonly code: string
  readonly detail: ErrorDetail

  constructor(status: number, code: string, said: string | ErrorDetail) {
    const detail = typeof said === 'string' ? { message: said } : said
    super(detail.message)
    this.name = 'NotionError'
    this.status = status
    this.code = code
    this.detail = detail
  }
}

export function invalid(message: string): NotionError {
  return new NotionError(400, 'validation_error', message)
}

export function invalidBody(message: string): NotionError {
  return invalid(`body failed validation: ${message}`)
}

export function errorBody(error: NotionError, requestId: string): string {
  return JSON.stringify({
    object: 'error',
    status: error.status,
    code: error.code,
    message: error.message,
    ...(error.detail.additional === undefined ? {} : { additional_data: error.detail.additional }),
    request_id: requestId,
  })
}

export type LimitReason =
  | 'public_api_request_rate_limit'
  | 'public_api_space_request_rate_limit'
  | 'public_api_endpoint_rate_limit'
  | 'public_api_request_blocked'

export function rateLimited(retryAfterSeconds: number, reason: LimitReason): NotionError {
  const seconds = String(Math.max(1, Math.ceil(retryAfterSeconds)))
  return new NotionError(429, 'rate_limited', {
    message: 'You have been rate limited. Please try again in a few minutes.',
    additional: { rate_limit_reason: reason, retry_after: seconds },
    headers: { 'retry-after': seconds },
  })
}
