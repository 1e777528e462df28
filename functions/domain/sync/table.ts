import { boolean, customType, integer, json, pgSchema, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, deletable, id, instant, money, tracked } from '../../db/columns.ts'
import type { NotionRole } from './contract.ts'

const bronze = pgSchema('bronze')
const silver = pgSchema('silver')

export const rawPages = bronze.table('notion_raw_pages', {
  sourceId: uuid('source_id').primaryKey(),
  role: text('role').$type<NotionRole>().notNull(),
  raw: json('raw').notNull(),
  contentHash: text('content_hash').notNull(),
  lastEditedAt: instant('last_edited_at').notNull(),
  firstSeenAt: instant('first_seen_at').notNull(),
  changedAt: instant('changed_at').notNull(),
  deletedAt: instant('deleted_at'),
})

export const seenPages = bronze.table('notion_seen_pages', {
  sourceId: uuid('source_id').primaryKey(),
  runId: uuid('run_id').notNull(),
})

export const watermarks = bronze.table('notion_sync_watermarks', {
  role: text('role').$type<NotionRole>().primaryKey(),
  configuredId: text('configured_id').notNull(),
  dataSourceId: uuid('data_source_id').notNull(),
  watermark: instant('watermark'),
  syncedAt: instant('synced_at'),
  fullySyncedAt: instant('fully_synced_at'),
})

export const withheldDeletions = pgTable('notion_withheld_deletions', {
  role: text('role').$type<NotionRole>().primaryKey(),
  gone: integer('gone').notNull(),
  live: integer('live').notNull(),
  confirmed: integer('confirmed'),
  ...tracked,
})

export const mappings = pgTable('notion_property_mappings', {
  id,
  role: text('role').$type<NotionRole>().notNull(),
  field: text('field').notNull(),
  propertyName: text('property_name').notNull(),
  propertyId: text('property_id'),
  ...deletable,
})

export const webhook = pgTable('notion_webhook', {
  id: boolean('id').primaryKey(),
  verificationToken: text('verification_token').notNull(),
  receivedAt: instant('received_at').notNull(),
})

export const webhookEvents = pgTable('webhook_events', {
  id: text('id').primaryKey(),
  source: text('source').notNull(),
  type: text('type').notNull(),
  entityId: text('entity_id'),
  occurredAt: instant('occurred_at'),
  receivedAt: instant('received_at').notNull(),
  processedAt: instant('processed_at'),
})

const share = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(5, 4)' })

/** What silver adds to the fields: when Notion says it was edited, when the row here changed, when it was deleted. */
const kept = {
  editedAt: instant('edited_at').notNull(),
  changedAt: instant('changed_at').notNull(),
  deletedAt: instant('deleted_at'),
}

const span = { startDate: day('start_date'), endDate: day('end_date') }

export const silverPrograms = silver.table('programs', {
  id,
  name: text('name'),
  sponsor: text('sponsor'),
  status: text('status'),
  budget: money('budget'),
  currency: text('currency'),
  ...span,
  objective: text('objective'),
  ...kept,
})

export const silverProjects = silver.table('projects', {
  id,
  name: text('name'),
  programId: uuid('program_id'),
  status: text('status'),
  manager: text('manager'),
  ...span,
  budget: money('budget'),
  currency: text('currency'),
  priority: text('priority'),
  progress: share('progress'),
  health: text('health'),
  summary: text('summary'),
  ...kept,
})

export const silverBudgetLines = silver.table('budget_lines', {
  id,
  name: text('name'),
  projectId: uuid('project_id'),
  category: text('category'),
  type: text('type'),
  period: day('period'),
  budget: money('budget'),
  committed: money('committed'),
  actual: money('actual'),
  forecast: money('forecast'),
  currency: text('currency'),
  ...kept,
})

export const silverRisks = silver.table('risks', {
  id,
  name: text('name'),
  projectId: uuid('project_id'),
  probability: integer('probability'),
  impact: integer('impact'),
  response: text('response'),
  status: text('status'),
  owner: text('owner'),
  dueDate: day('due_date'),
  ...kept,
})

export const silverActions = silver.table('actions', {
  id,
  name: text('name'),
  projectId: uuid('project_id'),
  riskId: uuid('risk_id'),
  assignee: text('assignee'),
  dueDate: day('due_date'),
  status: text('status'),
  ...kept,
})

/** The silver table of each role. */
export const silverTables = {
  programs: silverPrograms,
  projects: silverProjects,
  budgetLines: silverBudgetLines,
  risks: silverRisks,
  actions: silverActions,
} satisfies Record<NotionRole, unknown>
