import { boolean, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, tracked } from '../../db/columns.ts'

/** One row. */
export const workspace = pgTable('workspace', {
  id,
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  demo: boolean('demo').notNull(),
  ...tracked,
})

export const featureFlags = pgTable('feature_flags', {
  key: text('key').primaryKey(),
  enabled: boolean('enabled').notNull(),
  ...tracked,
})

export const savedViews = pgTable('saved_views', {
  id,
  userId: uuid('user_id').notNull(),
  page: text('page').notNull(),
  name: text('name').notNull(),
  search: text('search').notNull(),
  layout: jsonb('layout').$type<Record<string, unknown>>().notNull(),
  ...tracked,
})

export const preferences = pgTable(
  'preferences',
  {
    userId: uuid('user_id').notNull(),
    key: text('key').notNull(),
    value: jsonb('value').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
)
