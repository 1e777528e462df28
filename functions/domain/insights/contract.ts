import { z } from 'zod'
import { concerns, healthBands, projectStatuses } from '#domain/portfolio/rules.ts'
import { page, PageQuery } from '../page.ts'
import { Day, Id, Instant } from '../values.ts'

/** Exact decimal text; may be negative. */
const Amount = z.string()
const Count = z.int()

/** Sums of one currency. Variance is what is left of the budget: positive is good. */
const Sums = z.object({
  currency: z.string(),
  budget: Amount,
  committed: Amount,
  actual: Amount,
  forecast: Amount,
  variance: Amount,
})

export const alertKinds = ['job_failing', 'job_stale', 'quality_critical', 'project_red'] as const

const HealthCounts = z.object({ green: Count, amber: Count, red: Count, unknown: Count })

/** Something that needs somebody. `link` is a path within the app. */
export const Alert = z
  .object({
    kind: z.enum(alertKinds),
    severity: z.enum(['critical', 'warning']),
    title: z.string(),
    detail: z.string(),
    link: z.string(),
    /** Since when; null when that is not known. */
    at: Instant.nullable(),
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>

export const TopRisk = z.object({
  id: Id,
  name: z.string().nullable(),
  probability: z.int().nullable(),
  impact: z.int().nullable(),
  exposure: z.int(),
  projectKey: z.string().nullable(),
  projectName: z.string().nullable(),
})

export const Kpis = z
  .object({
    asOf: z.object({
      /** Today in the workspace's time zone. */
      day: Day,
      computedAt: Instant,
      /** The day and the time of the last refresh of health and money; null before the first. */
      goldDay: Day.nullable(),
      goldRefreshedAt: Instant.nullable(),
      /** When the source was last read: the oldest of its parts. */
      sourceSyncedAt: Instant.nullable(),
    }),
    projects: z.object({
      total: Count,
      active: Count,
      /** All statuses in their order; null are those without one. */
      byStatus: z.array(z.object({ status: z.enum(projectStatuses).nullable(), count: Count })),
      /** `unknown`: not from a source, or not refreshed yet. */
      byHealth: HealthCounts,
      /** Neither completed nor cancelled, past the end, with work left. */
      late: Count,
      /** Of those neither completed nor cancelled; `unplanned` ones have no budget lines to judge by. */
      byBudget: z.object({ within: Count, over: Count, unplanned: Count }),
    }),
    /** One entry for each currency; never added up across currencies. */
    money: z.array(Sums),
    actions: z.object({ open: Count, overdue: Count }),
    /** Exposure is probability x impact; unassessed risks add nothing. */
    risks: z.object({ open: Count, exposure: Count, top: z.array(TopRisk) }),
    quality: z.object({ open: Count, critical: Count, high: Count, medium: Count, low: Count }),
    /** `failing`: its last finished run failed. `stale`: no success for more than 24 hours. `healthy`: neither, and able to run. */
    jobs: z.object({ count: Count, healthy: Count, failing: Count, stale: Count }),
    /** The gravest first. */
    alerts: z.array(Alert),
  })
  .meta({ id: 'Kpis' })
export type Kpis = z.infer<typeof Kpis>

export const healthParts = ['schedule', 'budget', 'risks', 'actions', 'reported'] as const

export const Contribution = z.object({
  part: z.enum(healthParts),
  label: z.string(),
  points: z.int(),
  max: z.int(),
  /** Why, in words with figures. */
  reason: z.string(),
})
export type Contribution = z.infer<typeof Contribution>

/** The points of the contributions add up to the score. Without a score, `missing` says why. */
export const ProjectHealth = z
  .object({
    key: z.string(),
    score: z.int().nullable(),
    band: z.enum(healthBands).nullable(),
    asOf: Day.nullable(),
    refreshedAt: Instant.nullable(),
    missing: z.string().nullable(),
    contributions: z.array(Contribution),
  })
  .meta({ id: 'ProjectHealth' })
export type ProjectHealth = z.infer<typeof ProjectHealth>

export const BudgetMonth = Sums.extend({
  /** The first day of the month. */
  month: Day,
  /** The same sums from the first month to this one. */
  cumulative: Sums.omit({ currency: true }),
})
export type BudgetMonth = z.infer<typeof BudgetMonth>

export const ProjectBudget = z
  .object({
    key: z.string(),
    /** The project's own currency. */
    currency: z.string().nullable(),
    /** By currency and then by month. */
    months: z.array(BudgetMonth),
    totals: z.array(Sums),
  })
  .meta({ id: 'ProjectBudget' })
export type ProjectBudget = z.infer<typeof ProjectBudget>

/** A project that is neither completed nor cancelled and red, amber, late or over budget. */
export const AttentionItem = z.object({
  key: z.string(),
  name: z.string(),
  programName: z.string().nullable(),
  manager: z.string().nullable(),
  band: z.enum(healthBands).nullable(),
  score: z.int().nullable(),
  endDate: Day.nullable(),
  /** Days since the end; null when it is not late. */
  daysLate: z.int().nullable(),
  /** Of the two amounts: what was planned, and spent or ordered, up to this month. */
  currency: z.string().nullable(),
  plannedToDate: Amount.nullable(),
  usedToDate: Amount.nullable(),
  openRisks: Count,
  exposure: Count,
  overdueActions: Count,
  concerns: z.array(z.enum(concerns)),
})
export type AttentionItem = z.infer<typeof AttentionItem>

/** A project that starts or ends within 30 days. */
export const UpcomingDay = z.object({
  kind: z.enum(['start', 'end']),
  day: Day,
  key: z.string(),
  name: z.string(),
  band: z.enum(healthBands).nullable(),
  /** 0 to 1 */
  progress: z.number().nullable(),
})
export type UpcomingDay = z.infer<typeof UpcomingDay>

export const ProgramRollUp = z.object({
  /** null for the projects without a program. */
  id: Id.nullable(),
  name: z.string().nullable(),
  projects: Count,
  byHealth: HealthCounts,
  /** One entry for each currency. */
  money: z.array(Sums),
})
export type ProgramRollUp = z.infer<typeof ProgramRollUp>

export const PortfolioSummary = z
  .object({
    /** Today in the workspace's time zone. */
    day: Day,
    /** The reddest first, at most 100 of `total`. */
    attention: z.object({ total: Count, items: z.array(AttentionItem) }),
    /** By currency and then by month: the twelve months before this one, this one, and the eleven after it. */
    months: z.array(BudgetMonth),
    /** The soonest first, at most 50. */
    upcoming: z.array(UpcomingDay),
    /** By name, at most 100. */
    programs: z.array(ProgramRollUp),
  })
  .meta({ id: 'PortfolioSummary' })
export type PortfolioSummary = z.infer<typeof PortfolioSummary>

export const BelongingsQuery = PageQuery.pick({ limit: true, after: true })
export type BelongingsQuery = z.infer<typeof BelongingsQuery>

export const ProjectRisk = z
  .object({
    id: Id,
    name: z.string().nullable(),
    /** 1 to 5. */
    probability: z.int().nullable(),
    /** 1 to 5. */
    impact: z.int().nullable(),
    /** Probability x impact; null until both are assessed. */
    exposure: z.int().nullable(),
    response: z.string().nullable(),
    status: z.string().nullable(),
    open: z.boolean(),
    owner: z.string().nullable(),
    dueDate: Day.nullable(),
    overdue: z.boolean(),
    editedAt: Instant,
  })
  .meta({ id: 'ProjectRisk' })
export type ProjectRisk = z.infer<typeof ProjectRisk>
export const ProjectRiskPage = page(ProjectRisk)

export const ProjectAction = z
  .object({
    id: Id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    open: z.boolean(),
    assignee: z.string().nullable(),
    dueDate: Day.nullable(),
    overdue: z.boolean(),
    riskId: Id.nullable(),
    riskName: z.string().nullable(),
    editedAt: Instant,
  })
  .meta({ id: 'ProjectAction' })
export type ProjectAction = z.infer<typeof ProjectAction>
export const ProjectActionPage = page(ProjectAction)

export const Health = z
  .object({ status: z.literal('ok'), database: z.literal('ok'), time: Instant })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof Health>
