import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, jsonAnswer, type Received } from '../stand-in.ts'
import { type Asked, idOf, messageJson, newMessage, queriesOf, stateAt } from './conversations.ts'
import type { FaultQueue } from '../fault-queue.ts'
import type { Fault } from './faults.ts'
import { readTable, type Source, type Table } from './reader.ts'

export interface World {
  source: Source
  spaceId: string
  token: string
  /** A service principal that is let in too. */
  principal: { clientId: string; clientSecret: string }
  /** Access tokens given to the principal. */
  issued: Set<string>
  /** Questions that were refused once, as they wished. */
  refused: Set<string>
  faults: FaultQueue<Fault>
  messages: Map<string, Asked>
  requests: { method: string; path: string }[]
  nowMs: () => number
  /** 1: as long as Genie takes for a simple question; 0: at once. */
  pace: number
  closing: AbortSignal
}

/** Answers one request as a workspace would, bent by the fault that waits for it. */
export async function serve(world: World, received: Received): Promise<Answer> {
  const { url, request } = received
  const method = request.method ?? 'GET'
  if (method === 'POST' && url.pathname === '/oidc/v1/token') return giveToken(world, received)
  world.requests.push({ method, path: url.pathname })
  const fault = world.faults.take(method, url.pathname)
  if (fault?.kind === 'hang') await pause(fault.ms, undefined, { signal: world.closing })
  const broken = fault && refusalOf(fault)
  if (broken) return broken
  const answered = isLetIn(world, request.headers.authorization)
    ? await answer(world, method, received)
    : refused(401, 'UNAUTHENTICATED', 'Credential was not sent or was of an unsupported type.')
  return bend(answered, fault)
}

function giveToken({ principal, issued }: World, { request }: Received): Answer {
  const { clientId, clientSecret } = principal
  const wanted = `Basic ${btoa(`${clientId}:${clientSecret}`)}`
  if (request.headers.authorization !== wanted) return jsonAnswer(401, { error: 'invalid_client' })
  const access_token = `access-${idOf()}`
  issued.add(access_token)
  return jsonAnswer(200, { access_token, token_type: 'Bearer', expires_in: 3600, scope: 'all-apis' })
}

const isLetIn = ({ token, issued }: World, authorization: string | undefined) => {
  const sent = authorization?.replace(/^Bearer /, '')
  return sent === token || (sent !== undefined && issued.has(sent))
}

const cut: Answer = { status: 0, headers: {}, body: null }

const refused = (status: number, error_code: string, message: string) =>
  jsonAnswer(status, { error_code, message })

function refusalOf(fault: Fault): Answer | undefined {
  const after: Record<string, string> =
    'retryAfter' in fault && fault.retryAfter ? { 'retry-after': fault.retryAfter } : {}
  switch (fault.kind) {
    case 'rateLimited':
      return jsonAnswer(429, { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'Rate limit exceeded' }, after)
    case 'overloaded':
      return jsonAnswer(529, { error_code: 'OVERLOADED', message: 'Overloaded' }, after)
    case 'unavailable':
      return jsonAnswer(503, { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Try again' }, after)
    case 'internalError':
      return refused(500, 'INTERNAL_ERROR', 'Unexpected error')
    case 'unauthorized':
      return refused(401, 'UNAUTHENTICATED', 'The access token is expired.')
    case 'forbidden':
      return refused(403, 'PERMISSION_DENIED', 'User does not have CAN_RUN on the space.')
    case 'notFound':
      return refused(404, 'RESOURCE_DOES_NOT_EXIST', 'It does not exist.')
    case 'drop':
      return fault.saved ? undefined : cut
    default:
      return undefined
  }
}

function bend(answered: Answer, fault: Fault | undefined): Answer {
  if (fault?.kind === 'drop') return cut
  if (fault?.kind === 'malformed')
    return { ...answered, body: (answered.body ?? '').slice(0, (answered.body ?? '').length / 2) }
  return fault?.kind === 'otherForm' ? jsonAnswer(200, { surprise: true }) : answered
}

const missing = (what: string) => refused(404, 'RESOURCE_DOES_NOT_EXIST', `${what} does not exist.`)

async function answer(world: World, method: string, { url, body }: Received): Promise<Answer> {
  const space = `/api/2.0/genie/spaces/${world.spaceId}/`
  if (!url.pathname.startsWith(space)) return missing('Space')
  const parts = url.pathname.slice(space.length).split('/').map(decodeURIComponent)
  const [first, conversationId = '', , messageId, kind, attachmentId, verb] = parts
  if (method === 'POST' && first === 'start-conversation') return ask(world, body, undefined)
  if (first !== 'conversations') return missing('Path')
  if (method === 'POST' && parts.length === 3) return ask(world, body, conversationId)
  const asked = world.messages.get(messageId ?? '')
  if (!asked || asked.conversationId !== conversationId) return missing('Message')
  if (method === 'GET' && parts.length === 4) return show(world, asked)
  // Where attachments have no id, the deprecated form without them is the only one.
  const target = kind === 'attachments' ? { id: attachmentId, verb } : { id: undefined, verb: kind }
  if (target.verb === 'query-result' && method === 'GET') return result(world, asked, target.id)
  if (target.verb === 'execute-query' && method === 'POST') return rerun(world, asked, target.id)
  return missing('Path')
}

function ask(world: World, body: string, known: string | undefined): Answer {
  const content = contentOf(body)
  if (!content) return refused(400, 'INVALID_PARAMETER_VALUE', 'content is required.')
  const exists = [...world.messages.values()].some(({ conversationId }) => conversationId === known)
  if (known && !exists) return missing('Conversation')
  const nowMs = world.nowMs()
  const asked = newMessage(content, { conversationId: known ?? idOf(), nowMs })
  if (asked.mood === 'rate limited' && !world.refused.has(content)) {
    world.refused.add(content)
    return jsonAnswer(
      429,
      { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'Rate limit' },
      { 'retry-after': '3' },
    )
  }
  world.messages.set(asked.messageId, asked)
  const message = messageJson(asked, 'SUBMITTED', nowMs)
  if (known) return jsonAnswer(200, message)
  const { conversationId, messageId } = asked
  return jsonAnswer(200, {
    conversation_id: conversationId,
    message_id: messageId,
    conversation: {
      id: conversationId,
      conversation_id: conversationId,
      title: content,
      created_timestamp: nowMs,
    },
    message,
  })
}

function contentOf(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    const content = typeof parsed === 'object' && parsed && 'content' in parsed ? parsed.content : undefined
    return typeof content === 'string' ? content : undefined
  } catch {
    return undefined
  }
}

function show(world: World, asked: Asked): Answer {
  const nowMs = world.nowMs()
  asked.looks++
  if (asked.mood === 'overloaded' && asked.looks <= 2) return refused(529, 'OVERLOADED', 'Overloaded')
  const shown = jsonAnswer(200, messageJson(asked, stateAt(asked, nowMs, world.pace), nowMs))
  return asked.mood === 'malformed' && asked.looks <= 2
    ? { ...shown, body: shown.body?.slice(0, 90) ?? '' }
    : shown
}

/** An expired result is gone until its query was run again, which takes a second. */
async function result(world: World, asked: Asked, attachmentId: string | undefined): Promise<Answer> {
  const found = findQuery(asked, attachmentId)
  if (!found) return missing('Attachment')
  if (asked.mood === 'expired') {
    if (asked.rerunAtMs === null)
      return jsonAnswer(200, { statement_response: { status: { state: 'CLOSED' } } })
    if (world.nowMs() - asked.rerunAtMs < 1000 * world.pace) return pending
  }
  // Genie's own account may not change tables either.
  if (asked.mood === 'drop table') return jsonAnswer(200, failedStatement)
  const table = asked.tables.get(found.id) ?? (await readTable(world.source, found.query.sql))
  asked.tables.set(found.id, table)
  return jsonAnswer(200, { statement_response: statementJson(table, asked.mood === 'old form') })
}

const pending = jsonAnswer(200, { statement_response: { status: { state: 'PENDING' } } })

const failedStatement = {
  statement_response: {
    status: {
      state: 'FAILED',
      error: { error_code: 'PERMISSION_DENIED', message: 'Only SELECT is allowed.' },
    },
  },
}

function rerun(world: World, asked: Asked, attachmentId: string | undefined): Answer {
  if (!findQuery(asked, attachmentId)) return missing('Attachment')
  asked.rerunAtMs ??= world.nowMs()
  return pending
}

const findQuery = (asked: Asked, attachmentId: string | undefined) =>
  queriesOf(asked).find(({ id }) => attachmentId === undefined || id === attachmentId)

function statementJson({ columns, rows }: Table, old: boolean) {
  const shown = rows.slice(0, 5000)
  const data = old
    ? { data_typed_array: shown.map((row) => ({ values: row.map((str) => (str === null ? {} : { str })) })) }
    : { data_array: shown }
  return {
    statement_id: idOf(),
    status: { state: 'SUCCEEDED' },
    manifest: {
      format: 'JSON_ARRAY',
      schema: {
        column_count: columns.length,
        columns: columns.map(({ name, type }, position) => ({
          name,
          position,
          type_name: type.replace(/\(.*$/, '').replace('BIGINT', 'LONG'),
          type_text: type,
        })),
      },
      total_chunk_count: 1,
      total_row_count: rows.length,
      truncated: false,
    },
    result: { chunk_index: 0, row_offset: 0, row_count: shown.length, ...data },
  }
}
