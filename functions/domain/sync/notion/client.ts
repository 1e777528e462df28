import type { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { ErrorBody } from './api.ts'
import { createBudget } from './budget.ts'
import { parseJson, retryAfterMs, UpstreamPause } from '../../upstream.ts'
import { lasting, refusal, unknownForm } from './failures.ts'

/**
 * Calls Notion within the shared budget of calls. Short troubles (409, 5xx, a broken connection) are tried again here, within
 * seconds. Throws `UpstreamPause` when Notion asks to wait or the budget is used up, `UpstreamRefusal` when it says no, and
 * `upstream_failed` when trouble lasts or the answer has an unknown form.
 */
export interface NotionClient {
  call<S extends z.ZodType>(shape: S, request: NotionRequest): Promise<z.output<S>>
}

export interface NotionRequest {
  method: 'GET' | 'POST'
  /** After `/v1/`. */
  path: string
  /** Made anew for each try, counted from 0: a query that was too much is asked for less. */
  body?: (attempt: number) => object
}

const version = '2026-03-11'
const timeoutMs = 20_000
const waitsMs = [200, 1000]

export function createNotionClient(ctx: Ctx): NotionClient {
  const budget = createBudget(ctx.pacer, 'notion')
  return {
    async call(shape, request) {
      for (let attempt = 0; ; attempt++) {
        await budget.spend()
        const answer = await send(ctx, request, attempt)
        if (answer.kind === 'done') return parse(shape, answer.body, request.path)
        if (answer.kind === 'wait') {
          await ctx.pacer.pause('notion', answer.ms)
          throw new UpstreamPause(answer.ms)
        }
        const waitMs = waitsMs[attempt]
        if (waitMs === undefined) throw lasting(answer.trouble)
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    },
  }
}

type Answer =
  | { kind: 'done'; body: unknown }
  | { kind: 'wait'; ms: number }
  | { kind: 'trouble'; trouble: string }

async function send(
  { config, now }: Ctx,
  { method, path, body }: NotionRequest,
  attempt: number,
): Promise<Answer> {
  let response: Response
  let text: string
  try {
    response = await fetch(new URL(`/v1/${path}`, config.NOTION_API_URL), {
      method,
      headers: {
        authorization: `Bearer ${config.NOTION_TOKEN}`,
        'notion-version': version,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body(attempt)),
      signal: AbortSignal.timeout(timeoutMs),
    })
    text = await response.text()
  } catch (error) {
    return { kind: 'trouble', trouble: error instanceof Error ? error.name : 'no answer' }
  }
  return read(response, text, now())
}

function read(response: Response, text: string, now: Date): Answer {
  const body = parseJson(text)
  if (response.ok)
    return body === undefined ? { kind: 'trouble', trouble: 'a cut answer' } : { kind: 'done', body }
  const error = ErrorBody.safeParse(body)
  const reason = error.data?.additional_data?.rate_limit_reason
  if (response.status === 429 && reason === 'public_api_request_blocked')
    throw refusal(response.status, error.data)
  if (response.status === 429 || response.status === 529)
    return { kind: 'wait', ms: retryAfterMs(waitOf(response, error.data), now, defaultWaitMs) }
  if (response.status === 409 || response.status >= 500)
    return { kind: 'trouble', trouble: `status ${response.status}` }
  throw refusal(response.status, error.data)
}

function parse<S extends z.ZodType>(shape: S, body: unknown, path: string): z.output<S> {
  const result = shape.safeParse(body)
  if (result.success) return result.data
  throw unknownForm(path, result.error.issues[0]?.path.join('.') ?? '')
}

const defaultWaitMs = 30_000

/** Seconds or a date in the header; the body repeats the seconds. */
const waitOf = ({ headers }: Response, body: ErrorBody | undefined): string =>
  headers.get('retry-after') ?? body?.additional_data?.retry_after ?? ''
