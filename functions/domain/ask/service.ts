import { authorise } from '#domain/identity'
import { write } from '../../db/write.ts'
import { workspaceOf } from '../../warehouse/workspace.ts'
import type { Ctx } from '../context.ts'
import { DomainError, notFound } from '../errors.ts'
import type { Page } from '../page.ts'
import type { GenieStatus, NewQuestion, Question, QuestionQuery } from './contract.ts'
import { createGenieClient, type GenieClient } from './genie/client.ts'
import { getOn } from './progress.ts'
import * as repository from './repository.ts'
import { deadlineMs, howToConfigure, isOpen, missingSettings, sampleQuestions } from './rules.ts'

/** How long the one who asks Genie keeps the others from it. */
const turnMs = 20_000

/** Whether questions can be asked, and what to set if not. */
export async function getGenieStatus(ctx: Ctx): Promise<GenieStatus> {
  authorise(ctx, 'viewer')
  const missing = missingSettings(ctx.config)
  if (missing.length > 0) {
    return { state: 'not_configured', missing, message: howToConfigure(missing), sampleQuestions: [] }
  }
  const state = ctx.config.STAND_INS.includes('genie') ? 'stand_in' : 'configured'
  return { state, missing, message: null, sampleQuestions: [...sampleQuestions] }
}

/**
 * Asks a question, or one more in a conversation, and answers at once how it stands; `getQuestion` tells how it goes on. The same id again
 * asks nothing and answers the same question. Throws `not_configured`, `not_found` for a conversation of somebody else, and `conflict`
 * while the conversation still has a question open.
 */
export async function askQuestion(ctx: Ctx, input: NewQuestion): Promise<Question> {
  authorise(ctx, 'viewer')
  const userId = personId(ctx)
  const genie = openGenie(ctx)
  const conversationId = input.conversationId ?? input.id
  const conversation = { id: conversationId, userId, except: input.id }
  const standing = await repository.readStanding(ctx.db, conversation)
  if (conversationId !== input.id && standing.questions === 0) throw notFound('conversation')
  if (standing.open > 0) throw stillOpen
  const now = ctx.now()
  const [[row]] = await write(ctx, [
    repository.insertQuestion(ctx.db, {
      id: input.id,
      userId,
      conversationId,
      question: input.question,
      askedAt: now.toISOString(),
      genieConversationId: standing.genieConversationId,
      nextPollAt: new Date(now.getTime() + turnMs).toISOString(),
    }),
  ])
  if (!row) return toWire(await findOwn(ctx, input.id))
  return proceed(ctx, genie, row)
}

/** How one's own question stands. Asks Genie at most once, and not before `continuesAt`, however many tabs look. Throws `not_found`. */
export async function getQuestion(ctx: Ctx, id: string): Promise<Question> {
  authorise(ctx, 'viewer')
  const row = await findOwn(ctx, id)
  const now = ctx.now()
  if (!isOpen(row.state) || Date.parse(row.nextPollAt ?? '') > now.getTime()) return toWire(row)
  const genie = openGenie(ctx)
  const until = new Date(now.getTime() + turnMs).toISOString()
  const [[mine]] = await write(ctx, [repository.claimTurn(ctx.db, id, { now: now.toISOString(), until })])
  return mine ? proceed(ctx, genie, mine) : toWire(row)
}

/** One's own, newest first. */
export async function listQuestions(ctx: Ctx, query: QuestionQuery): Promise<Page<Question>> {
  authorise(ctx, 'viewer')
  const { items, next } = await repository.listQuestions(ctx.db, personId(ctx), query)
  return { items: items.map(toWire), next }
}

/** Throws `not_found` also for a question of somebody else. */
export async function findOwn(ctx: Ctx, id: string): Promise<repository.StoredQuestion> {
  const [row] = await repository.readQuestion(ctx.db, id, personId(ctx))
  if (!row) throw notFound('question')
  return row
}

/** Throws `not_configured`. */
export function openGenie(ctx: Ctx): GenieClient {
  const workspace = workspaceOf(ctx.config)
  const spaceId = ctx.config.GENIE_SPACE_ID
  if (workspace && spaceId) return createGenieClient(ctx, { workspace, spaceId })
  const missing = missingSettings(ctx.config)
  throw new DomainError('not_configured', howToConfigure(missing), { extra: { missing } })
}

async function proceed(ctx: Ctx, genie: GenieClient, row: repository.StoredQuestion): Promise<Question> {
  const progress = await getOn(ctx, genie, row)
  const [[saved]] = await write(ctx, [repository.saveProgress(ctx.db, row.id, progress)])
  if (progress.state !== row.state) {
    await ctx.live.publish({ topic: 'questions', ids: [row.id], userId: row.userId })
  }
  return toWire(saved ?? (await findOwn(ctx, row.id)))
}

const stillOpen = new DomainError(
  'conflict',
  'The question before is not answered yet. Wait for its answer, or start a new conversation.',
)

function personId(ctx: Ctx): string {
  if (ctx.actor.kind === 'user' || ctx.actor.kind === 'token') return ctx.actor.id
  throw new DomainError('forbidden', 'Only people ask questions. Sign in as a person.')
}

const toWire = (row: repository.StoredQuestion): Question => ({
  id: row.id,
  conversationId: row.conversationId,
  question: row.question,
  askedAt: row.askedAt,
  state: row.state,
  step: row.step,
  continuesAt: row.nextPollAt,
  deadline: new Date(Date.parse(row.askedAt) + deadlineMs).toISOString(),
  finishedAt: row.finishedAt,
  answer: row.answer,
  message: row.message,
})
