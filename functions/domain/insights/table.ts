import { integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../../db/columns.ts'

const silver = pgSchema('silver')

/** What is read here of the risks that a sync writes. */
export const risks = silver.table('risks', {
  id,
  name: text('name'),
  projectId: uuid('project_id'),
  probability: integer('probability'),
  impact: integer('impact'),
  response: text('response'),
  status: text('status'),
  owner: text('owner'),
  dueDate: day('due_date'),
  editedAt: instant('edited_at').notNull(),
  deletedAt: instant('deleted_at'),
})

/** What is read here of the actions that a sync writes. */
export const actions = silver.table('actions', {
  id,
  name: text('name'),
  projectId: uuid('project_id'),
  riskId: uuid('risk_id'),
  assignee: text('assignee'),
  dueDate: day('due_date'),
  status: text('status'),
  editedAt: instant('edited_at').notNull(),
  deletedAt: instant('deleted_at'),
})
