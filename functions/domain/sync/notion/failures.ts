import { DomainError } from '../../errors.ts'
import { UpstreamRefusal } from '../../upstream.ts'
import type { ErrorBody } from './api.ts'

/** What a status other than 2xx means that trying again does not help. */
export function refusal(status: number, body: ErrorBody | undefined): Error {
  if (status === 401) {
    return failed(
      'Notion does not accept the token. Set NOTION_TOKEN to the secret of an active integration.',
    )
  }
  if (status === 403) {
    return failed(
      'Notion does not let the integration read. Give it the capability “Read content” in its settings.',
    )
  }
  if (status === 429) {
    return failed('Notion has blocked the requests of this integration. Ask Notion why before the next run.')
  }
  return new UpstreamRefusal(status, body?.message ?? `status ${status}`)
}

/** Trouble that lasted longer than the tries within a step. */
export const lasting = (trouble: string) =>
  failed(
    `Notion did not answer properly three times (${trouble}). Nothing is lost: the sync goes on from here.`,
  )

export const unknownForm = (path: string, where: string) =>
  failed(`Notion answered ${path} in a form that is not known (${where}). Check NOTION_API_URL.`)

/** One of the configured databases cannot be read; the others can. */
export class SourceRefusal extends DomainError {
  override name = 'SourceRefusal'

  constructor(message: string) {
    super('upstream_failed', message)
  }
}

/** A refusal of something that the configuration names. */
export const notShared = (role: string, id: string) =>
  new SourceRefusal(
    `Notion does not show “${id}” (${role} in NOTION_SOURCES). Open that database in Notion, choose Connections and add the integration; or correct the id.`,
  )

export const failed = (message: string) => new DomainError('upstream_failed', message)
