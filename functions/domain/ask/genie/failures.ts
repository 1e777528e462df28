import { UpstreamRefusal } from '../../upstream.ts'

/** Genie did not answer, or not properly. It may the next time. The message is short and names no secret. */
export class GenieTrouble extends Error {
  override name = 'GenieTrouble'
}

/** `about`: what Genie was asked for. `said`: its own words, free of secrets. */
export function refusal(status: number, about: 'question' | 'message', said: string): UpstreamRefusal {
  return new UpstreamRefusal(status, words(status, about) + (said ? ` Databricks says: ${said}` : ''))
}

function words(status: number, about: 'question' | 'message'): string {
  if (status === 401)
    return 'Databricks does not accept the access token. Ask an admin to renew DATABRICKS_TOKEN or the service principal.'
  if (status === 403)
    return 'The account that asks may not use this Genie space. Ask an admin to give it CAN RUN on the space and CAN USE on its warehouse.'
  if (status === 404 && about === 'message')
    return 'Genie no longer knows this conversation. Start a new one.'
  if (status === 404)
    return 'There is no such Genie space or conversation. Start a new conversation; if that fails too, ask an admin to check GENIE_SPACE_ID.'
  return `Genie does not take this question (status ${status}). Ask it in other words.`
}
