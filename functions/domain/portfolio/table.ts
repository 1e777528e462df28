import { customType, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, deletable, id, money } from '../../db/columns.ts'
import type { healthBands, origins, priorities, projectStatuses } from './rules.ts'

/** numeric(5, 4) as a number: a share between 0 and 1. */
const share = customType<{ data: number; driverData: string }>({
  dataType: () => 'numeric(5, 4)',
  fromDriver: Number,
  toDriver: String,
})

export const projects = pgTable('projects', {
  id,
  key: text('key').notNull(),
  origin: text('origin').$type<(typeof origins)[number]>().notNull(),
  sourceId: uuid('source_id'),
  name: text('name').notNull(),
  programId: uuid('program_id'),
  status: text('status').$type<(typeof projectStatuses)[number]>(),
  manager: text('manager'),
  startDate: day('start_date'),
  endDate: day('end_date'),
  budget: money('budget'),
  currency: text('currency'),
  priority: text('priority').$type<(typeof priorities)[number]>(),
  progress: share('progress'),
  reportedHealth: text('reported_health').$type<(typeof healthBands)[number]>(),
  summary: text('summary'),
  notes: text('notes'),
  tags: text('tags').array().notNull(),
  ...deletable,
})
