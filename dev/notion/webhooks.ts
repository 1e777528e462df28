import { createHmac } from 'node:crypto'
import type { WebhookEvent } from './webhook-events.ts'

export interface Delivery {
  eventId: string | null
  type: string
  attempt: number
  body: string
  /** Null for an unsigned request. */
  signature: string | null
  /** The receiver's answer; null when none came. */
  status: number | null
}

export interface WebhookTarget {
  url: string
  verificationToken: string
  /** Only these event types are sent; undefined for all. */
  types?: readonly string[]
}

interface Sent {
  event: WebhookEvent
  attempts: number
  delivered: boolean
}

/** The service tries an event this often. */
const mostAttempts = 8
const answerTimeoutMs = 10_000

/**
 * Signs and posts events. Nothing is aggregated: one change is one event, sent at once. Sending never throws for what
 * the receiver does; that is in `deliveries`. Failed events are sent again only on request.
 */
export class WebhookSender {
  #target: WebhookTarget | null = null
  #held: WebhookEvent[] | null = null
  readonly #sent = new Map<string, Sent>()
  readonly #deliveries: Delivery[] = []
  readonly #underway = new Set<Promise<unknown>>()
  readonly #closing: AbortSignal

  constructor(closing: AbortSignal) {
    this.#closing = closing
  }

  aim(target: WebhookTarget | null): void {
    this.#target = target
  }

  /** Sends an event of a wanted type, or keeps it while held. Without a target nothing happens. */
  async announce(event: WebhookEvent): Promise<void> {
    const target = this.#target
    if (target === null || (target.types !== undefined && !target.types.includes(event.type))) return
    if (this.#held === null) await this.send(event)
    else this.#held.push(event)
  }

  hold(): void {
    this.#held ??= []
  }

  /** Sends what was held, in the order made or the other way round. */
  async release(order: 'made' | 'reversed'): Promise<void> {
    const events = this.#held ?? []
    this.#held = null
    for (const event of order === 'made' ? events : events.toReversed()) await this.send(event)
  }

  /** The unsigned first request that carries the key. */
  handshake(): Promise<Delivery> {
    const body = JSON.stringify({ verification_token: this.#getTarget().verificationToken })
    return this.#post({ eventId: null, type: 'handshake', attempt: 1, body, signature: null, status: null })
  }

  /** Sends an event past hold and type filter. `signWith` replaces the right key. */
  async send(event: WebhookEvent, signWith?: string): Promise<Delivery> {
    const key = signWith ?? this.#getTarget().verificationToken
    const record = this.#attempt(event)
    const body = JSON.stringify({ ...event, attempt_number: record.attempts })
    const { id: eventId, type } = event
    const signature = signatureOf(body, key)
    const delivery = { eventId, type, attempt: record.attempts, body, signature, status: null }
    const done = await this.#post(delivery)
    record.delivered = done.status !== null && done.status >= 200 && done.status < 300
    return done
  }

  /** The last sent event again: same id, next attempt number. */
  replayLast(): Promise<Delivery> {
    const last = [...this.#sent.values()].at(-1)
    if (last === undefined) throw new Error('no event was sent yet')
    return this.send(last.event)
  }

  /** Every event whose newest delivery was not answered with 2xx, once more. */
  async retryFailed(): Promise<Delivery[]> {
    const failed = [...this.#sent.values()].filter((one) => !one.delivered && one.attempts < mostAttempts)
    const again: Delivery[] = []
    for (const { event } of failed) again.push(await this.send(event))
    return again
  }

  deliveries(): readonly Delivery[] {
    return this.#deliveries
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway)
  }

  /** The event's record with one attempt more, moved to the end so that the last one sent is the last. */
  #attempt(event: WebhookEvent): Sent {
    const record = this.#sent.get(event.id) ?? { event, attempts: 0, delivered: false }
    this.#sent.delete(event.id)
    this.#sent.set(event.id, record)
    record.attempts++
    return record
  }

  async #post(delivery: Delivery): Promise<Delivery> {
    const work = postTo(this.#getTarget().url, delivery, this.#closing)
    this.#underway.add(work)
    this.#deliveries.push(delivery)
    delivery.status = await work
    this.#underway.delete(work)
    return delivery
  }

  #getTarget(): WebhookTarget {
    if (this.#target === null) throw new Error('no webhook is set: use setWebhook first')
    return this.#target
  }
}

export function signatureOf(body: string, verificationToken: string): string {
  return `sha256=${createHmac('sha256', verificationToken).update(body).digest('hex')}`
}

async function postTo(
  url: string,
  { body, signature }: Delivery,
  closing: AbortSignal,
): Promise<number | null> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'notion-api' }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: signature === null ? headers : { ...headers, 'x-notion-signature': signature },
      body,
      signal: AbortSignal.any([closing, AbortSignal.timeout(answerTimeoutMs)]),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}
