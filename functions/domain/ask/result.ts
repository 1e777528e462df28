import { authorise } from '#domain/identity'
import { write } from '../../db/write.ts'
import type { Ctx } from '../context.ts'
import { DomainError } from '../errors.ts'
import type { GenieQuery, QuestionResult } from './contract.ts'
import type { Statement } from './genie/api.ts'
import type { GenieClient } from './genie/client.ts'
import { UpstreamPause, UpstreamRefusal } from '../upstream.ts'
import { GenieTrouble } from './genie/failures.ts'
import { stateOf, toResult } from './genie/map.ts'
import { claimRerun, type StoredQuestion } from './repository.ts'
import { harmless } from './rules.ts'
import { findOwn, openGenie } from './service.ts'

/** So long a query that was started again is given time before it is started once more. */
const rerunMs = 60_000
const retryInMs = 1500

/**
 * The rows behind one's own answer, read from the warehouse each time; one that has expired there is worked out again by Genie and comes
 * with a later call. Throws `not_found` without such a query, `rate_limited`, and `upstream_failed` with what Genie says.
 */
export async function getQuestionResult(
  ctx: Ctx,
  id: string,
  attachment: string | undefined,
): Promise<QuestionResult> {
  authorise(ctx, 'viewer')
  const row = await findOwn(ctx, id)
  const genie = openGenie(ctx)
  const source = sourceOf(row, attachment)
  try {
    return await read(ctx, genie, { row, ...source })
  } catch (error) {
    throw inWords(error)
  }
}

interface Source {
  message: { conversationId: string; messageId: string }
  attachmentId: string | null
}

function sourceOf(row: StoredQuestion, attachment: string | undefined): Source {
  const { genieConversationId: conversationId, genieMessageId: messageId } = row
  const queries: GenieQuery[] = row.state === 'answered' ? (row.answer?.queries ?? []) : []
  const query = attachment === undefined ? queries[0] : queries.find((one) => one.attachmentId === attachment)
  if (!query || !conversationId || !messageId) {
    throw new DomainError('not_found', 'This question has no result: Genie has not answered it with a query.')
  }
  return { message: { conversationId, messageId }, attachmentId: query.attachmentId || null }
}

async function read(
  ctx: Ctx,
  genie: GenieClient,
  { row, message, attachmentId }: Source & { row: StoredQuestion },
): Promise<QuestionResult> {
  const statement = await unlessGone(genie.readResult(message, attachmentId))
  const state = statement ? stateOf(statement) : 'expired'
  if (statement && state !== 'expired') return shown(ctx, statement)
  const now = ctx.now()
  const since = new Date(now.getTime() - rerunMs).toISOString()
  const [[mine]] = await write(ctx, [claimRerun(ctx.db, row.id, { now: now.toISOString(), since })])
  return mine ? shown(ctx, await genie.rerun(message, attachmentId)) : inProgress
}

const inProgress: QuestionResult = {
  state: 'running',
  retryInMs,
  columns: [],
  rows: [],
  truncated: false,
  totalRows: null,
}

function shown({ config }: Ctx, statement: Statement): QuestionResult {
  const state = stateOf(statement)
  if (state === 'ready') return toResult(statement)
  if (state !== 'failed') return inProgress
  const said = harmless(statement.status.error?.message ?? '', [
    config.DATABRICKS_TOKEN,
    config.DATABRICKS_CLIENT_SECRET,
  ])
  throw new DomainError(
    'upstream_failed',
    `The query behind this answer failed. Ask the question again.${said ? ` Databricks says: ${said}` : ''}`,
  )
}

/** Databricks says "not found" or "not valid" of a result that it has dropped. */
async function unlessGone(call: Promise<Statement>): Promise<Statement | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof UpstreamRefusal && [400, 404, 410].includes(error.status)) return undefined
    throw error
  }
}

function inWords(error: unknown): unknown {
  if (error instanceof UpstreamPause) {
    const extra = { retryInMs: error.retryInMs }
    return new DomainError('rate_limited', 'Genie asked to wait. The result is read again in a moment.', {
      extra,
    })
  }
  if (error instanceof GenieTrouble) {
    return new DomainError(
      'upstream_failed',
      `Genie does not answer properly at the moment (${error.message}). Try again in a moment.`,
    )
  }
  return error instanceof UpstreamRefusal ? new DomainError('upstream_failed', error.message) : error
}
