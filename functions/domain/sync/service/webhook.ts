import { z } from 'zod'
import { authorise } from '#domain/identity'
import type { Actor } from '#domain/identity/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import type { Received, WebhookStatus } from '../contract.ts'
import { Handshake, WebhookEvent } from '../notion/api.ts'
import { isSignedBy } from '../notion/signature.ts'
import * as repository from '../repository/webhook.ts'
import { pageEvents } from '../rules.ts'
import { blockedReason } from './blocked.ts'
import { settleEventsSoon } from './events-run.ts'

export interface Delivery {
  /** The bytes as they came: the signature is over them. */
  body: BufferSource
  signature: string | undefined
}

const actor: Actor = { kind: 'system', id: 'system:notion-webhook', name: 'notion-webhook', role: 'admin' }

/**
 * Takes a delivery of Notion. Nobody needs to be signed in: the signature is the authority. The first handshake is unsigned and gives
 * the key of all later signatures, so it counts only while no key is known. An event is kept once and its work is left to a job. Throws
 * `unauthenticated` when the signature is not right; nothing is changed then.
 */
export async function receiveWebhook(anyone: Ctx, { body, signature }: Delivery): Promise<Received> {
  const ctx = { ...anyone, actor }
  const token = ctx.config.NOTION_WEBHOOK_TOKEN ?? (await repository.findToken(ctx.db))[0]?.token
  const content = parse(body)
  const handshake = Handshake.safeParse(content)
  if (handshake.success) return shakeHands(ctx, token, handshake.data.verification_token)
  if (!token || !(await isSignedBy(token, body, signature))) throw unsigned()
  const event = WebhookEvent.safeParse(content)
  if (!event.success)
    throw new DomainError('invalid', 'This is not an event of Notion. Send one with id and type.')
  return keepEvent(ctx, event.data)
}

/** A token that is known already is acknowledged; another one is refused, whoever sends it. */
async function shakeHands(ctx: Ctx, known: string | undefined, offered: string): Promise<Received> {
  const [{ rows }] = known
    ? [{ rows: [{ token: known }] }]
    : await write(ctx, [repository.keepToken(ctx.db, offered)])
  if (rows[0]?.token !== offered) throw unsigned()
  ctx.log.info('notion_webhook_handshake')
  return { received: 'handshake' }
}

async function keepEvent(ctx: Ctx, { id, type, timestamp, entity }: WebhookEvent): Promise<Received> {
  const page =
    pageEvents.includes(type) && entity?.type === 'page' ? z.guid().safeParse(entity.id).data : undefined
  const settled = page === undefined
  const event = { id, type, entityId: entity?.id ?? null, occurredAt: timestamp ?? null, settled }
  const [{ rows }] = await write(ctx, [repository.keepEvent(ctx.db, event)])
  if (!settled && blockedReason(ctx) === null) await settleEventsSoon(ctx)
  return { received: rows.length > 0 ? 'event' : 'duplicate' }
}

/** How the webhook stands, with the token that Notion asks for in its settings. */
export async function getWebhook(ctx: Ctx): Promise<WebhookStatus> {
  authorise(ctx, 'admin')
  const [[stored], [events]] = await ctx.db.batch([
    repository.findToken(ctx.db),
    repository.summariseEvents(ctx.db),
  ])
  const fromConfiguration = ctx.config.NOTION_WEBHOOK_TOKEN !== undefined
  return {
    url: new URL('/api/webhooks/notion', ctx.config.APP_URL).href,
    source: fromConfiguration ? 'configuration' : stored ? 'handshake' : null,
    verificationToken: fromConfiguration ? null : (stored?.token ?? null),
    receivedAt: fromConfiguration ? null : (stored?.receivedAt ?? null),
    lastEventAt: events?.lastEventAt ?? null,
    waitingEvents: events?.waiting ?? 0,
  }
}

/** Forgets the token, so that the next handshake is accepted: for a subscription that was made anew. */
export async function forgetWebhook(ctx: Ctx): Promise<void> {
  authorise(ctx, 'admin')
  await write(ctx, [repository.forgetToken(ctx.db)])
}

const unsigned = () =>
  new DomainError('unauthenticated', 'The signature of this delivery is not right. Nothing was changed.')

function parse(body: BufferSource): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
