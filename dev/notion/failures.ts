import { NotionError, rateLimited } from './errors.ts'
import type { Fault } from './faults.ts'

/** The error a fault answers with; undefined for faults that are not an error answer. */
export function failureOf(fault: Fault): NotionError | undefined {
  switch (fault.kind) {
    case 'conflict':
      return new NotionError(409, 'conflict_error', 'Conflict occurred while saving. Please try again.')
    case 'rateLimited':
      return rateLimited(fault.retryAfterSeconds, fault.reason)
    case 'overloaded':
      return new NotionError(529, 'service_overload', {
        message: 'Notion is temporarily overloaded.',
        headers: { 'retry-after': String(Math.ceil(fault.retryAfterSeconds)) },
      })
    case 'internalError':
      return new NotionError(500, 'internal_server_error', 'Unexpected error occurred.')
    case 'unavailable':
      return fault.saved ? undefined : unavailable()
    case 'gatewayTimeout':
      return new NotionError(504, 'gateway_timeout', 'The request timed out. Please try again.')
    default:
      return undefined
  }
}

function unavailable(): NotionError {
  return new NotionError(503, 'service_unavailable', {
    message: 'Notion is temporarily unavailable. Please try again later.',
    additional: {
      endpoint_name: 'queryDataSource',
      notion_error_name: 'QueryUnavailable',
      retry_guidance: [
        'Retry with exponential backoff.',
        'Use a smaller page_size.',
        'Narrow the filter so that fewer rows match.',
      ],
    },
  })
}

/** The write is done and says so in the same breath as it fails. */
export function savedButUnavailable(resourceId: string): NotionError {
  return new NotionError(503, 'service_unavailable', {
    message: 'The write was saved but its result could not be loaded.',
    additional: {
      committed_resource_id: resourceId,
      retry_guidance: ['Do not repeat the write.', 'Retrieve the resource by its id.'],
    },
  })
}

/** A proxy in front of the service answers in its own words, not in JSON. */
export const badGatewayPage =
  '<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>'
