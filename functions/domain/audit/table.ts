import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../db/columns.ts'
import type { auditActions } from './rules.ts'

export const auditLog = pgTable('audit_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
  requestId: text('request_id'),
  tableName: text('table_name').notNull(),
  rowId: text('row_id').notNull(),
  action: text('action').$type<(typeof auditActions)[number]>().notNull(),
  before: jsonb('before').$type<Record<string, unknown>>(),
  after: jsonb('after').$type<Record<string, unknown>>(),
})
