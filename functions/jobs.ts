import type { JobDefinition } from '#domain/jobs/contract.ts'
import type { DefaultSchedule } from '#domain/jobs/schedules/contract.ts'
import { orderBulkChangeJob, orderImportJob } from '#domain/orders'
import { notionEventsJob, notionJob } from '#domain/sync'

/** Every job that can be scheduled or started. */
export const jobs: readonly JobDefinition[] = [notionJob, notionEventsJob, orderBulkChangeJob, orderImportJob]

/** What runs by itself from the first minute, until an admin decides otherwise. An event that got lost is made good by the next of these. */
export const defaultSchedules: DefaultSchedule[] = [
  { jobKey: notionJob.key, cron: '*/15 * * * *', timeZone: 'UTC', mode: 'incremental' },
  { jobKey: notionJob.key, cron: '30 2 * * *', timeZone: 'UTC', mode: 'full' },
]
