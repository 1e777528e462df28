import { z } from 'zod'
import type { Role } from '../identity/contract.ts'
import { page } from '../page.ts'
import { Id, Instant } from '../values.ts'

export const notificationKinds = [
  'assignment',
  'status_change',
  'comment',
  'mention',
  'sprint_close',
  'job_failure',
  'stale_data',
  'data_quality',
] as const

export const Notification = z
  .object({
    id: Id,
    kind: z.enum(notificationKinds),
    title: z.string(),
    body: z.string(),
    /** A path within the app, for example `/pipelines`. */
    link: z.string(),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof Notification>

/** `unreadCount` counts all unread ones of the person, not only those on this page. */
export const NotificationPage = page(Notification)
  .extend({ unreadCount: z.int() })
  .meta({ id: 'NotificationPage' })
export type NotificationPage = z.infer<typeof NotificationPage>

export const NotificationQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2000).optional(),
  unread: z.stringbool().optional(),
})
export type NotificationQuery = z.infer<typeof NotificationQuery>

/** Without `ids` all of the person's notifications are read. */
export const Reading = z.object({ ids: z.array(Id).max(200).optional() })
export type Reading = z.infer<typeof Reading>

export const UnreadCount = z.object({ unreadCount: z.int() }).meta({ id: 'UnreadCount' })
export type UnreadCount = z.infer<typeof UnreadCount>

/** What is told to whom. People who are deactivated or deleted get nothing. */
export interface News {
  /** Everyone at or above a role, or these people. */
  to: { level: Role } | { userIds: string[] }
  kind: Notification['kind']
  title: string
  body: string
  link: string
  /** Names the condition that is reported: a person hears of the same incident once, however often it is seen. */
  incident?: string
}
