import { type KnownQuestion, findKnown, onlyThese, suggestionsAfter } from './questions.ts'
import { type Mood, moodOf } from './faults.ts'
import type { Table } from './reader.ts'

export interface Asked {
  conversationId: string
  messageId: string
  content: string
  mood: Mood | undefined
  known: KnownQuestion | undefined
  askedAtMs: number
  /** Looks at the message so far. */
  looks: number
  /** When the query was run again after its result had expired; its rows once it has. */
  rerunAtMs: number | null
  tables: Map<string, Table>
}

/** The states of a message and how long it stays in each, in milliseconds. */
const course: [state: string, ms: number][] = [
  ['SUBMITTED', 300],
  ['FILTERING_CONTEXT', 600],
  ['ASKING_AI', 1400],
  ['PENDING_WAREHOUSE', 400],
  ['EXECUTING_QUERY', 600],
]

export function newMessage(content: string, at: { conversationId: string; nowMs: number }): Asked {
  return {
    conversationId: at.conversationId,
    messageId: idOf(),
    content,
    mood: moodOf(content),
    known: findKnown(content),
    askedAtMs: at.nowMs,
    looks: 0,
    rerunAtMs: null,
    tables: new Map(),
  }
}

/** 32 hexadecimal digits, as Genie's ids have. */
export const idOf = () => crypto.randomUUID().replaceAll('-', '')

/** The state of a message at a moment; `pace` 1 is believable, 0 is at once. */
export function stateAt({ askedAtMs, mood }: Asked, nowMs: number, pace: number): string {
  const slowness = mood === 'slow' ? 10 : 1
  let left = nowMs - askedAtMs
  for (const [state, ms] of course) {
    left -= ms * pace * slowness
    if (mood === 'never' && state === 'ASKING_AI') return state
    if (left < 0) return mood === 'unknown state' && state === 'ASKING_AI' ? 'CONSULTING_THE_STARS' : state
  }
  if (mood === 'fails' || mood === 'fails on the rate limit') return 'FAILED'
  if (mood === 'cancelled') return 'CANCELLED'
  return mood === 'expired' ? 'QUERY_RESULT_EXPIRED' : 'COMPLETED'
}

/** A message as the API shows it. */
export function messageJson(asked: Asked, state: string, nowMs: number): Record<string, unknown> {
  const { conversationId, messageId, content, mood, askedAtMs } = asked
  const old = mood === 'old form'
  const time = (ms: number) => (old ? Math.floor(ms / 1000) : ms)
  return {
    id: messageId,
    ...(!old && { message_id: messageId }),
    conversation_id: conversationId,
    space_id: 'stand-in',
    user_id: 7_201_991,
    content,
    created_timestamp: time(askedAtMs),
    last_updated_timestamp: time(nowMs),
    status: state,
    attachments: attachmentsOf(asked, state),
    query_result: null,
    error: errorOf(asked, state),
  }
}

function errorOf({ mood }: Asked, state: string): Record<string, string> | null {
  if (state !== 'FAILED') return null
  return mood === 'fails on the rate limit'
    ? { type: 'RATE_LIMIT_EXCEEDED_GENERIC_EXCEPTION', error: 'Rate limit exceeded' }
    : {
        type: 'SQL_EXECUTION_EXCEPTION',
        error: 'Column `revenu` cannot be resolved (sent with Bearer dapi0123456789abcdef).',
      }
}

const complete = new Set(['COMPLETED', 'QUERY_RESULT_EXPIRED'])

function attachmentsOf(asked: Asked, state: string): Record<string, unknown>[] | null {
  if (!complete.has(state) && state !== 'EXECUTING_QUERY') return null
  const queries = queriesOf(asked).map(({ id, query }) => attachmentOf(asked, id, query))
  if (!complete.has(state)) return queries
  if (asked.mood === 'silent') return []
  const suggestions = {
    attachment_id: `${asked.messageId}-s`,
    suggested_questions: { questions: suggestionsAfter(asked.known) },
  }
  return [...wordsOf(asked), ...queries, suggestions, { attachment_id: `${asked.messageId}-v`, viz: {} }]
}

function wordsOf({ mood, known, messageId }: Asked): Record<string, unknown>[] {
  const text =
    mood === 'text only'
      ? { content: 'Do you mean the revenue with or without shipping?', purpose: 'FOLLOW_UP_QUESTION' }
      : known
        ? null
        : { content: onlyThese }
  return text ? [{ attachment_id: `${messageId}-t`, text }] : []
}

/** The queries of a message by the id of their attachment. */
export function queriesOf({ mood, known, messageId }: Asked): { id: string; query: KnownQuestion }[] {
  if (mood === 'text only' || mood === 'silent') return []
  const first = mood ? (bent[mood] ?? known) : known
  const queries = [first, mood === 'several' ? second : undefined].filter((query) => query !== undefined)
  return queries.map((query, at) => ({ id: `${messageId}-q${at + 1}`, query }))
}

const second: KnownQuestion = {
  question: '',
  title: 'Orders in all',
  description: 'How many orders there are.',
  sql: 'SELECT count(*) AS orders FROM orders WHERE deleted_at is null',
}

const bent: Partial<Record<Mood, KnownQuestion>> = {
  'drop table': { ...second, title: 'Cleaning up', sql: 'DROP TABLE orders CASCADE' },
  'many rows': {
    ...second,
    title: 'Numbers',
    sql: `SELECT n::int AS n, (n + 9007199254740992)::bigint AS large, (n / 3.0)::numeric(20, 2) AS third, n::float8 / 3 AS approximate,
  n % 2 = 0 AS even, date '2026-01-01' + n::int AS day, null::text AS nothing
FROM generate_series(1, 1500) n`,
  },
}

function attachmentOf({ mood }: Asked, id: string, { title, description, sql }: KnownQuestion) {
  const query = {
    title,
    description,
    query: sql,
    statement_id: `statement-${id}`,
    parameters: [],
    query_result_metadata: mood === 'old form' ? null : { is_truncated: false },
  }
  return mood === 'old form' ? { query } : { attachment_id: id, query }
}
