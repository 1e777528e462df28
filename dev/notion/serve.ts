import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../stand-in.ts'
import { errorBody, NotionError } from './errors.ts'
import { badGatewayPage, failureOf, savedButUnavailable } from './failures.ts'
import type { FaultQueue } from '../fault-queue.ts'
import type { Fault } from './faults.ts'
import { isObject, textOf } from './json.ts'
import type { RateBudget } from './rate.ts'
import { uuidOf } from './identifiers.ts'
import { withRequestId } from './render.ts'
import type { RequestLog } from './request-log.ts'
import { answerApi } from './routes.ts'
import type { Store } from './store.ts'

export interface Settings {
  token: string
  tokenAccepted: boolean
  latencyMs: number
  /** Rows one query can reach, however it is paged. */
  queryCeiling: number
}

export interface World {
  store: Store
  faults: FaultQueue<Fault>
  rate: RateBudget
  log: RequestLog
  settings: Settings
  baseUrl: string
  /** Aborted when the stand-in closes, so that nothing hangs on. */
  closing: AbortSignal
}

export interface Incoming {
  method: string
  url: URL
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

export const supportedVersion = '2026-03-11'

/** Answers one API request as the service would, bent by the fault that is next in line for it. */
export async function serveApi(world: World, incoming: Incoming): Promise<Answer> {
  const requestId = uuidOf(world.store.seed, `request|${world.store.nextNumber()}`)
  const path = incoming.url.pathname + incoming.url.search
  const fault = world.faults.take(incoming.method, path)
  const waitMs = world.settings.latencyMs + (fault?.kind === 'hang' ? fault.ms : 0)
  if (waitMs > 0) await pause(waitMs, undefined, { signal: world.closing })
  if (fault?.kind === 'drop' && !fault.afterAnswer) return dropped
  if (fault?.kind === 'badGateway')
    return { status: 502, headers: { 'content-type': 'text/html' }, body: badGatewayPage }
  try {
    const failure = fault === undefined ? undefined : failureOf(fault)
    if (failure !== undefined) throw failure
    return bent(ok(answer(world, incoming, fault), requestId), fault)
  } catch (error) {
    return refused(error, requestId)
  }
}

const dropped: Answer = { status: 0, headers: {}, body: null }

function answer(world: World, incoming: Incoming, fault: Fault | undefined): string {
  authorise(world, incoming)
  world.rate.spend()
  const body = parsedBody(incoming.body)
  const { method, url } = incoming
  const shape = {
    ...(fault?.kind === 'shortPage' ? { shortRows: fault.rows } : {}),
    repeatCursor: fault?.kind === 'repeatCursor',
  }
  const { store, baseUrl, settings } = world
  const json = answerApi({ store, baseUrl, ceiling: settings.queryCeiling, shape }, { method, url, body })
  if (fault?.kind === 'unavailable') throw savedButUnavailable(idIn(json))
  return json
}

function authorise({ settings }: World, { headers }: Incoming): void {
  if (!settings.tokenAccepted || headers.authorization !== `Bearer ${settings.token}`) {
    throw new NotionError(401, 'unauthorized', 'API token is invalid.')
  }
  const version = headers['notion-version']
  const refusal = 'Notion-Version header failed validation: Notion-Version header should be'
  if (version === undefined) {
    throw new NotionError(400, 'missing_version', `${refusal} defined, instead was \`undefined\`.`)
  }
  if (version !== supportedVersion) {
    const message = `${refusal} \`"${supportedVersion}"\`, instead was \`"${String(version)}"\`.`
    throw new NotionError(400, 'validation_error', message)
  }
}

function parsedBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new NotionError(400, 'invalid_json', 'Error parsing JSON body.')
  }
}

function idIn(json: string): string {
  const value: unknown = JSON.parse(json)
  return isObject(value) ? (textOf(value.id) ?? '') : ''
}

function ok(json: string, requestId: string): Answer {
  return { status: 200, headers: jsonHeaders(requestId), body: withRequestId(json, requestId) }
}

function jsonHeaders(requestId: string) {
  return { 'content-type': 'application/json; charset=utf-8', 'x-notion-request-id': requestId }
}

function bent(answered: Answer, fault: Fault | undefined): Answer {
  if (fault?.kind === 'drop') return dropped
  if (fault?.kind !== 'truncated' || answered.body === null) return answered
  return { ...answered, body: answered.body.slice(0, Math.floor(answered.body.length / 2)) }
}

function refused(error: unknown, requestId: string): Answer {
  if (!(error instanceof NotionError)) throw error
  const headers = { ...jsonHeaders(requestId), ...error.detail.headers }
  return { status: error.status, headers, body: errorBody(error, requestId) }
}
