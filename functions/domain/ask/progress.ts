import type { Ctx } from '../context.ts'
import type { GenieClient } from './genie/client.ts'
import { UpstreamPause, UpstreamRefusal } from '../upstream.ts'
import { GenieTrouble } from './genie/failures.ts'
import type { Message } from './genie/api.ts'
import { toAnswer } from './genie/map.ts'
import type { Progress, StoredQuestion } from './repository.ts'
import {
  cancelledWords,
  deadlineMs,
  failureWords,
  givenUpWords,
  harmless,
  limitedWords,
  mostTroubles,
  pacedWords,
  phaseOf,
  pollDelayMs,
  timedOutWords,
  troubleDelayMs,
  troubleWords,
} from './rules.ts'

interface Attempt {
  ctx: Ctx
  genie: GenieClient
  question: StoredQuestion
  nowMs: number
  waitedMs: number
}

/**
 * Gets a question on by at most one call to Genie: hands it over, or looks how it stands. Behind the deadline it is looked at a last time,
 * because nobody may have looked for a while. Genie has no way to say "the same question again": a question whose handing over was
 * answered too late or not at all is handed over again, and Genie may then have it twice.
 */
export async function getOn(ctx: Ctx, genie: GenieClient, question: StoredQuestion): Promise<Progress> {
  const nowMs = ctx.now().getTime()
  const attempt = { ctx, genie, question, nowMs, waitedMs: nowMs - Date.parse(question.askedAt) }
  const { genieConversationId: conversationId, genieMessageId: messageId } = question
  try {
    if (conversationId && messageId) return await look(attempt, { conversationId, messageId })
    return isLate(attempt) ? timedOut(attempt) : await handOver(attempt)
  } catch (error) {
    return setBack(attempt, error)
  }
}

const isLate = ({ waitedMs }: Attempt) => waitedMs >= deadlineMs

async function handOver(attempt: Attempt): Promise<Progress> {
  const { ctx, genie, question } = attempt
  const { granted, retryInMs } = await ctx.pacer.take('genie', 1)
  if (granted === 0) return waiting(attempt, pacedWords, retryInMs)
  const asked = await genie.ask(question.question, question.genieConversationId)
  return {
    state: 'running',
    genieConversationId: asked.conversationId,
    genieMessageId: asked.messageId,
    step: 'SUBMITTED',
    message: null,
    troubles: 0,
    nextPollAt: later(attempt, pollDelayMs(0, attempt.waitedMs)),
  }
}

async function look(attempt: Attempt, at: { conversationId: string; messageId: string }): Promise<Progress> {
  const message = await attempt.genie.readMessage(at)
  const phase = phaseOf(message.status)
  if (phase === 'running') return isLate(attempt) ? timedOut(attempt) : running(attempt, message)
  if (phase === 'cancelled') return finished(attempt, message, cancelledWords)
  if (phase === 'failed') return finished(attempt, message, failureOf(attempt, message))
  const answer = toAnswer(message)
  if (answer.texts.length + answer.queries.length === 0) {
    return finished(attempt, message, failureWords('', ''))
  }
  return { ...finished(attempt, message, null), state: 'answered', answer }
}

function running(attempt: Attempt, { status, attachments, ...message }: Message): Progress {
  const looks = attempt.question.looks + 1
  return {
    state: 'running',
    step: status,
    ...(attachments.length > 0 && { answer: toAnswer({ status, attachments, ...message }) }),
    message: null,
    looks,
    troubles: 0,
    nextPollAt: later(attempt, pollDelayMs(looks, attempt.waitedMs)),
  }
}

function failureOf({ ctx: { config } }: Attempt, { error }: Message): string {
  const detail = harmless(error?.error ?? '', [config.DATABRICKS_TOKEN, config.DATABRICKS_CLIENT_SECRET])
  return failureWords(error?.type ?? '', detail)
}

/** When Genie ended it, by its own clock where that is believable. */
function finished(attempt: Attempt, { status, updatedAtMs }: Message, message: string | null): Progress {
  const asked = Date.parse(attempt.question.askedAt)
  const believable = updatedAtMs !== null && updatedAtMs >= asked && updatedAtMs <= attempt.nowMs
  const finishedAt = new Date(believable ? updatedAtMs : attempt.nowMs).toISOString()
  return { state: 'failed', step: status, message, nextPollAt: null, finishedAt }
}

const timedOut = ({ nowMs }: Attempt): Progress => ({
  state: 'timed_out',
  message: timedOutWords,
  nextPollAt: null,
  finishedAt: new Date(nowMs).toISOString(),
})

const waiting = (attempt: Attempt, message: string, ms: number): Progress => ({
  state: 'waiting',
  message,
  nextPollAt: later(attempt, ms),
})

/** Not behind the deadline: somebody is told then. */
const later = ({ nowMs, waitedMs }: Attempt, ms: number): string =>
  new Date(nowMs + Math.min(ms, Math.max(deadlineMs - waitedMs, 1000))).toISOString()

async function setBack(attempt: Attempt, error: unknown): Promise<Progress> {
  const { ctx, question } = attempt
  if (error instanceof UpstreamPause) await ctx.pacer.pause('genie', error.retryInMs)
  if (error instanceof UpstreamRefusal)
    return { ...timedOut(attempt), state: 'failed', message: error.message }
  if (!(error instanceof UpstreamPause || error instanceof GenieTrouble)) throw error
  if (isLate(attempt)) return timedOut(attempt)
  if (error instanceof UpstreamPause) return waiting(attempt, limitedWords, error.retryInMs)
  const troubles = question.troubles + 1
  if (troubles >= mostTroubles)
    return { ...timedOut(attempt), state: 'failed', message: givenUpWords(error.message) }
  ctx.log.warn('genie_trouble', { question: question.id, trouble: error.message, troubles })
  return {
    state: question.genieMessageId ? 'running' : 'waiting',
    message: troubleWords(error.message),
    troubles,
    nextPollAt: later(attempt, troubleDelayMs(troubles)),
  }
}
