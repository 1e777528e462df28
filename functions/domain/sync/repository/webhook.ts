import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { webhook, webhookEvents } from '../table.ts'

export const findToken = (db: Db) =>
  db.select({ token: webhook.verificationToken, receivedAt: webhook.receivedAt }).from(webhook)

/** Keeps a token only while there is none. Answers the one that is kept. */
export const keepToken = (db: Db, token: string) =>
  db.execute<{ token: string }>(sql`
    with kept as (
      insert into ${webhook} (verification_token) values (${token}) on conflict do nothing returning verification_token
    )
    select verification_token as token from kept union all select verification_token from ${webhook}`)

export const forgetToken = (db: Db) => db.delete(webhook)

export interface NewEvent {
  id: string
  type: string
  entityId: string | null
  occurredAt: string | null
  /** There is nothing to do for events of this type. */
  settled: boolean
}

/** Keeps an event once. Answers no row when it was known already. */
export const keepEvent = (db: Db, event: NewEvent) =>
  db.execute<{ id: string }>(sql`
    insert into ${webhookEvents} (id, source, type, entity_id, occurred_at, processed_at)
    values (${event.id}, 'notion', ${event.type}, ${event.entityId}, ${event.occurredAt},
      case when ${event.settled}::boolean then now_ms() end)
    on conflict (id) do nothing
    returning id`)

const isOpen = and(eq(webhookEvents.source, 'notion'), isNull(webhookEvents.processedAt))

/** Events that wait, oldest first. */
export const listOpenEvents = (db: Db, limit: number) =>
  db
    .select({ id: webhookEvents.id, entityId: webhookEvents.entityId })
    .from(webhookEvents)
    .where(isOpen)
    .orderBy(asc(webhookEvents.receivedAt), asc(webhookEvents.id))
    .limit(limit)

export const settleEvents = (db: Db, ids: string[]) =>
  db.execute(sql`
    update ${webhookEvents} set processed_at = now_ms()
    where processed_at is null and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`)

export const summariseEvents = (db: Db) =>
  db
    .select({
      lastEventAt: sql<string | null>`iso(max(${webhookEvents.receivedAt}))`,
      waiting: sql<number>`(count(*) filter (where ${isOpen}))::int`,
    })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.source, 'notion'), isNotNull(webhookEvents.receivedAt)))
