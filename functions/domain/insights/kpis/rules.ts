import { z } from 'zod'
import { isStale } from '#domain/jobs/rules.ts'
import { projectStatuses } from '#domain/portfolio/rules.ts'
import { type Alert, Kpis, TopRisk } from '../contract.ts'

const JobFacts = z.object({
  key: z.string(),
  lastSuccessAt: z.string().nullable(),
  scheduledSince: z.string().nullable(),
  lastRun: z
    .object({
      id: z.string(),
      failed: z.boolean(),
      error: z.string().nullable(),
      finishedAt: z.string().nullable(),
    })
    .nullable(),
})

/** What one statement reads from the database for the KPIs. */
export const KpiFacts = z.object({
  day: z.string(),
  goldDay: z.string().nullable(),
  goldRefreshedAt: z.string().nullable(),
  sourceSyncedAt: z.string().nullable(),
  statuses: z.record(z.string(), z.int()),
  bands: z.record(z.string(), z.int()),
  late: z.int(),
  budgets: z.record(z.string(), z.int()),
  redOpen: z.int(),
  redProjects: z.array(z.object({ key: z.string(), name: z.string(), score: z.int() })),
  money: Kpis.shape.money,
  actions: Kpis.shape.actions,
  openRisks: z.int(),
  exposure: z.int(),
  topRisks: z.array(TopRisk),
  severities: z.record(z.string(), z.int()),
  criticalIssues: z.array(z.object({ entity: z.string(), count: z.int(), since: z.string() })),
  jobs: z.array(JobFacts),
})
export type KpiFacts = z.infer<typeof KpiFacts>

/** A job as the KPIs see it. A blocked one cannot run here, so nothing is expected of it. */
export interface KnownJob {
  key: string
  title: string
  blocked: boolean
  /** Started by people, each time for another thing: no age is too old. */
  perSubject: boolean
}

interface Standing extends KnownJob {
  stale: boolean
  facts: z.infer<typeof JobFacts> | undefined
}

/** `now` decides what is stale. */
export function toKpis(facts: KpiFacts, jobs: KnownJob[], now: Date): Kpis {
  const standings = jobs.map((job) => standing(job, facts, now))
  const total = sum(Object.values(facts.statuses))
  const { critical = 0, high = 0, medium = 0, low = 0 } = facts.severities
  const { green = 0, amber = 0, red = 0 } = facts.bands
  const { within = 0, over = 0, unplanned = 0 } = facts.budgets
  return {
    asOf: {
      day: facts.day,
      computedAt: now.toISOString(),
      goldDay: facts.goldDay,
      goldRefreshedAt: facts.goldRefreshedAt,
      sourceSyncedAt: facts.sourceSyncedAt,
    },
    projects: {
      total,
      active: facts.statuses['active'] ?? 0,
      byStatus: [...projectStatuses, null].map((status) => ({
        status,
        count: facts.statuses[status ?? 'none'] ?? 0,
      })),
      byHealth: { green, amber, red, unknown: total - green - amber - red },
      late: facts.late,
      byBudget: { within, over, unplanned },
    },
    money: facts.money,
    actions: facts.actions,
    risks: { open: facts.openRisks, exposure: facts.exposure, top: facts.topRisks },
    quality: { open: critical + high + medium + low, critical, high, medium, low },
    jobs: {
      count: jobs.length,
      healthy: standings.filter((job) => !isFailing(job) && !job.stale && !job.blocked).length,
      failing: standings.filter(isFailing).length,
      stale: standings.filter((job) => job.stale).length,
    },
    alerts: alerts(facts, standings),
  }
}

function standing(job: KnownJob, facts: KpiFacts, now: Date): Standing {
  const own = facts.jobs.find((candidate) => candidate.key === job.key)
  const scheduledSince = job.blocked ? null : (own?.scheduledSince ?? null)
  const aged = isStale({ lastSuccessAt: own?.lastSuccessAt ?? null, scheduledSince }, now)
  return { ...job, stale: aged && !job.perSubject, facts: own }
}

const isFailing = (job: Standing) => job.facts?.lastRun?.failed === true

const alerts = (facts: KpiFacts, jobs: Standing[]): Alert[] => [
  ...jobs.filter(isFailing).map(failingJob),
  ...facts.criticalIssues.map(criticalIssues),
  ...jobs.filter((job) => job.stale).map(staleJob),
  ...facts.redProjects.map(redProject),
  ...moreRedProjects(facts.redOpen - facts.redProjects.length),
]

const failingJob = ({ key, title, facts }: Standing): Alert => ({
  kind: 'job_failing',
  severity: 'critical',
  title: `${title} failed`,
  detail: facts?.lastRun?.error ?? 'The run ended without saying why.',
  link: `/pipelines/${encodeURIComponent(key)}/runs/${facts?.lastRun?.id ?? ''}`,
  at: facts?.lastRun?.finishedAt ?? null,
})

const criticalIssues = ({ entity, count, since }: KpiFacts['criticalIssues'][number]): Alert => ({
  kind: 'quality_critical',
  severity: 'critical',
  title: `${count} critical data ${count === 1 ? 'problem' : 'problems'} in ${words(entity)}`,
  detail: 'Figures that rest on these rows may be wrong until they are corrected at the source.',
  link: `/data-quality?severity=critical&entity=${encodeURIComponent(entity)}`,
  at: since,
})

const staleJob = ({ key, title, facts }: Standing): Alert => ({
  kind: 'job_stale',
  severity: 'warning',
  title: `${title} is out of date`,
  detail: facts?.lastSuccessAt
    ? 'It has not succeeded for more than 24 hours.'
    : 'It is scheduled but has never succeeded.',
  link: `/pipelines/${encodeURIComponent(key)}`,
  at: facts?.lastSuccessAt ?? facts?.scheduledSince ?? null,
})

const redProject = ({ key, name, score }: KpiFacts['redProjects'][number]): Alert => ({
  kind: 'project_red',
  severity: 'warning',
  title: `${name} is red`,
  detail: `Its health is ${score} of 100.`,
  link: `/projects/${key}`,
  at: null,
})

const moreRedProjects = (count: number): Alert[] =>
  count <= 0
    ? []
    : [
        {
          kind: 'project_red',
          severity: 'warning',
          title: `${count} more ${count === 1 ? 'project is' : 'projects are'} red`,
          detail: 'The list of projects shows all of them.',
          link: '/projects?health=red',
          at: null,
        },
      ]

/** `budgetLines` → `budget lines` */
const words = (entity: string) => entity.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
