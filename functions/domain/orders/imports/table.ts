import { bigint, boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tracked } from '../../../db/columns.ts'
import type { ImportOptions, OrderImport } from './contract.ts'
import type { ImportField, RowError } from './rules.ts'

export const orderImports = pgTable('order_imports', {
  id,
  fileName: text('file_name').notNull(),
  format: text('format').$type<OrderImport['format']>().notNull(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  options: jsonb('options').$type<ImportOptions>().notNull(),
  headers: jsonb('headers').$type<string[]>().notNull(),
  mapping: jsonb('mapping').$type<(ImportField | null)[]>().notNull(),
  state: text('state').$type<OrderImport['state']>().notNull(),
  error: text('error'),
  runId: uuid('run_id'),
  createdBy: text('created_by').notNull(),
  startedBy: text('started_by'),
  converted: boolean('converted').notNull(),
  rowsTotal: integer('rows_total'),
  position: bigint('position', { mode: 'number' }).notNull(),
  line: integer('line').notNull(),
  read: integer('read').notNull(),
  inserted: integer('inserted').notNull(),
  updated: integer('updated').notNull(),
  unchanged: integer('unchanged').notNull(),
  rejected: integer('rejected').notNull(),
  fileDeletedAt: instant('file_deleted_at'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  ...tracked,
})

export const orderImportRejects = pgTable('order_import_rejects', {
  importId: uuid('import_id').notNull(),
  line: integer('line').notNull(),
  errors: jsonb('errors').$type<RowError[]>().notNull(),
})
