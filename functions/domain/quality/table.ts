import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../../db/columns.ts'
import type { Category, Severity } from './contract.ts'

export const issues = pgTable('data_quality_issues', {
  id,
  source: text('source').notNull(),
  entity: text('entity').notNull(),
  rowId: uuid('row_id').notNull(),
  rowName: text('row_name'),
  field: text('field').notNull(),
  category: text('category').$type<Category>().notNull(),
  severity: text('severity').$type<Severity>().notNull(),
  message: text('message').notNull(),
  value: text('value'),
  firstSeenAt: instant('first_seen_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  resolvedAt: instant('resolved_at'),
})
