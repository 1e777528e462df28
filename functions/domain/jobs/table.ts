import { bigint, boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { deletable, id, instant } from '../../db/columns.ts'
import type { JobMode, RunState } from './contract.ts'
import type { logLevels, runTriggers, stepOutcomes } from './rules.ts'

export const schedules = pgTable('schedules', {
  id,
  jobKey: text('job_key').notNull(),
  cron: text('cron').notNull(),
  timeZone: text('time_zone').notNull(),
  mode: text('mode').$type<JobMode>().notNull(),
  enabled: boolean('enabled').notNull(),
  nextRunAt: instant('next_run_at'),
  ...deletable,
})

export const jobRuns = pgTable('job_runs', {
  id,
  jobKey: text('job_key').notNull(),
  mode: text('mode').$type<JobMode>().notNull(),
  subject: text('subject'),
  trigger: text('trigger').$type<(typeof runTriggers)[number]>().notNull(),
  requestedBy: text('requested_by').notNull(),
  scheduledFor: instant('scheduled_for'),
  state: text('state').$type<RunState>().notNull(),
  cancelRequested: boolean('cancel_requested').notNull(),
  step: integer('step').notNull(),
  cursor: jsonb('cursor').$type<unknown>(),
  attempts: integer('attempts').notNull(),
  leaseUntil: instant('lease_until'),
  readyAt: instant('ready_at').notNull(),
  read: integer('read').notNull(),
  inserted: integer('inserted').notNull(),
  updated: integer('updated').notNull(),
  unchanged: integer('unchanged').notNull(),
  deleted: integer('deleted').notNull(),
  rejected: integer('rejected').notNull(),
  error: text('error'),
  replayOf: uuid('replay_of'),
  queuedAt: instant('queued_at').notNull(),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
})

export const jobAttempts = pgTable('job_attempts', {
  id,
  runId: uuid('run_id').notNull(),
  step: integer('step').notNull(),
  attempt: integer('attempt').notNull(),
  outcome: text('outcome').$type<(typeof stepOutcomes)[number]>().notNull(),
  error: text('error'),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at').notNull(),
})

export const jobLogs = pgTable('job_logs', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  runId: uuid('run_id').notNull(),
  at: instant('at').notNull(),
  level: text('level').$type<(typeof logLevels)[number]>().notNull(),
  message: text('message').notNull(),
  fields: jsonb('fields').$type<Record<string, unknown>>(),
})

export const deadLetters = pgTable('dead_letters', {
  id,
  runId: uuid('run_id').notNull(),
  jobKey: text('job_key').notNull(),
  step: integer('step').notNull(),
  cursor: jsonb('cursor').$type<unknown>(),
  error: text('error').notNull(),
  createdAt: instant('created_at').notNull(),
  replayRunId: uuid('replay_run_id'),
})
