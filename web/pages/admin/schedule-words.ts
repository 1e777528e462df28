import type { Job } from '#domain/jobs/contract.ts'
import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { modeText, scheduleText } from '../../text/admin.ts'
import { explainCron } from '../../text/cron.ts'

export interface JobGroup {
  key: string
  title: string
  description: string
  /** Why the job cannot run here, or null. */
  blockedReason: string | null
  schedules: Schedule[]
}

/** Every job that can have schedules with its own, those that run most often first; jobs that only their schedules tell of come last. */
export function groupByJob(jobs: readonly Job[], schedules: readonly Schedule[]): JobGroup[] {
  const unknown = [...new Set(schedules.map(({ jobKey }) => jobKey))]
    .filter((key) => !jobs.some((job) => job.key === key))
    .map((key) => ({ key, title: key, description: '', blockedReason: null }))
  return [...jobs.filter((job) => !job.perSubject), ...unknown].map(
    ({ key, title, description, blockedReason }) => ({
      key,
      title,
      description,
      blockedReason,
      schedules: schedules.filter((schedule) => schedule.jobKey === key).toSorted(byNextRun),
    }),
  )
}

const byNextRun = (one: Schedule, other: Schedule) =>
  (one.nextRuns[0] ?? '').localeCompare(other.nextRuns[0] ?? '') || one.id.localeCompare(other.id)

/** When a schedule runs, in words, or the expression itself where words fail. */
export const sayWhen = (cron: string): string => explainCron(cron) ?? cron

const { fields } = scheduleText

/** A field in the words of the page, for the comparison of two versions. */
export function describeScheduleField(
  name: string,
): { label: string; text: (row: Schedule) => string } | undefined {
  if (name === 'cron') return { label: fields.cron, text: (row) => `${row.cron} (${sayWhen(row.cron)})` }
  if (name === 'timeZone') return { label: fields.timeZone, text: (row) => row.timeZone }
  if (name === 'mode') return { label: fields.mode, text: (row) => modeText[row.mode] }
  if (name === 'enabled')
    return { label: fields.enabled, text: (row) => (row.enabled ? scheduleText.yes : scheduleText.no) }
  return undefined
}
