import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
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
