import type { z } from 'zod'
import {
  type Access,
  openAccess,
  type Workspace,
  WorkspaceRefusal,
  workspaceUrl,
} from '../../../warehouse/workspace.ts'
import type { Ctx } from '../../context.ts'
import { harmless } from '../rules.ts'
import { Asked, ErrorBody, Message, QueryResult, type Statement } from './api.ts'
import { parseJson, retryAfterMs, UpstreamPause } from '../../upstream.ts'
import { GenieTrouble, refusal } from './failures.ts'

/**
 * One call to Genie each, within seconds, and never a second try. Throws `UpstreamPause` when Genie asks to wait, `GenieTrouble` when it does
 * not answer properly, `UpstreamRefusal` when it says no.
 */
export interface GenieClient {
  /** Starts a conversation, or goes on with one. */
  ask(content: string, conversationId: string | null): Promise<Asked>
  readMessage(message: Asked): Promise<Message>
  /** The result of a query; `attachmentId` null in the oldest workspaces, where a message has only one. */
  readResult(message: Asked, attachmentId: string | null): Promise<Statement>
  /** Has the query of an expired result run again by Genie. */
  rerun(message: Asked, attachmentId: string | null): Promise<Statement>
}

export interface Space {
  workspace: Workspace
  spaceId: string
}

export function createGenieClient(ctx: Ctx, { workspace, spaceId }: Space): GenieClient {
  const space = `/api/2.0/genie/spaces/${encodeURIComponent(spaceId)}`
  const call = <S extends z.ZodType>(shape: S, request: Request) =>
    send(ctx, workspace, { ...request, path: space + request.path }).then((body) => parse(shape, body))
  return {
    ask: (content, conversationId) =>
      call(Asked, {
        method: 'POST',
        path: conversationId ? `${pathOf(conversationId)}/messages` : '/start-conversation',
        body: { content },
        about: 'question',
      }),
    readMessage: (message) => call(Message, { method: 'GET', path: messagePath(message), about: 'message' }),
    readResult: (message, id) =>
      call(QueryResult, { method: 'GET', path: `${queryPath(message, id)}/query-result`, about: 'message' }),
    rerun: (message, id) =>
      call(QueryResult, {
        method: 'POST',
        path: `${queryPath(message, id)}/execute-query`,
        about: 'message',
      }),
  }
}

const pathOf = (conversationId: string) => `/conversations/${encodeURIComponent(conversationId)}`

const messagePath = ({ conversationId, messageId }: Asked) =>
  `${pathOf(conversationId)}/messages/${encodeURIComponent(messageId)}`

// The form without an attachment is deprecated, and the only one where attachments have no id.
const queryPath = (message: Asked, attachmentId: string | null) =>
  messagePath(message) + (attachmentId === null ? '' : `/attachments/${encodeURIComponent(attachmentId)}`)

interface Request {
  method: 'GET' | 'POST'
  path: string
  body?: object
  about: 'question' | 'message'
}

const timeoutMs = 8000

async function send(ctx: Ctx, workspace: Workspace, request: Request): Promise<unknown> {
  const access = accessOf(ctx, workspace)
  const first = await exchange(workspace, access, request)
  // A token that was kept may have been withdrawn before its time.
  const again = first.status === 401 && access.renew()
  const { status, headers, text } = again ? await exchange(workspace, access, request) : first
  const body = parseJson(text)
  if (status >= 200 && status < 300) {
    if (body === undefined) throw new GenieTrouble('a cut answer')
    return body
  }
  if (status === 429 || ((status === 503 || status === 529) && headers.has('retry-after')))
    throw new UpstreamPause(retryAfterMs(headers.get('retry-after') ?? '', ctx.now(), defaultWaitMs))
  if (status >= 500 || status === 408) throw new GenieTrouble(`status ${status}`)
  throw refusal(status, request.about, wordsOf(ctx, body))
}

const accesses = new WeakMap<object, Access>()

/** One for each isolate, so that a token is fetched once an hour and not for each call. */
function accessOf({ config }: Ctx, workspace: Workspace): Access {
  const access = accesses.get(config) ?? openAccess(workspace)
  accesses.set(config, access)
  return access
}

async function exchange(workspace: Workspace, access: Access, { method, path, body }: Request) {
  try {
    const response = await fetch(workspaceUrl(workspace, path), {
      method,
      headers: {
        authorization: await access.authorization(),
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    if (error instanceof WorkspaceRefusal && error.status !== undefined && error.status < 500)
      throw refusal(401, 'question', '')
    throw new GenieTrouble(isTimeout(error) ? 'no answer within 8 seconds' : 'no connection')
  }
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

function parse<S extends z.ZodType>(shape: S, body: unknown): z.output<S> {
  const result = shape.safeParse(body)
  if (result.success) return result.data
  throw new GenieTrouble(
    `an answer in an unknown form: ${result.error.issues[0]?.path.join('.') || 'not an object'}`,
  )
}

function wordsOf({ config }: Ctx, body: unknown): string {
  const said = ErrorBody.safeParse(body).data?.message ?? ''
  return harmless(said, [config.DATABRICKS_TOKEN, config.DATABRICKS_CLIENT_SECRET])
}

const defaultWaitMs = 15_000
