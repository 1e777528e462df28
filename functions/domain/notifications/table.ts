import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../../db/columns.ts'
import type { Notification } from './contract.ts'

export const notifications = pgTable('notifications', {
  id,
  userId: uuid('user_id').notNull(),
  kind: text('kind').$type<Notification['kind']>().notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  link: text('link').notNull(),
  incident: text('incident'),
  createdAt: instant('created_at').notNull(),
  readAt: instant('read_at'),
})
