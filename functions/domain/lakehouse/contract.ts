/**
 * One gold table and the SELECT that makes it. The text runs unchanged on Postgres and on Spark SQL; its only parameter is the date
 * `:as_of`. Its columns have the names of `columns`, in that order.
 */
export interface GoldModel {
  table: `gold.${string}`
  columns: readonly string[]
  select: string
}

export const scheduleBases = [
  'proposed',
  'completed',
  'cancelled',
  'finished',
  'late',
  'undated',
  'not_started',
  'unreported',
  'running',
] as const
export type ScheduleBasis = (typeof scheduleBases)[number]

export const budgetBases = ['unplanned', 'not_due', 'unbudgeted', 'within', 'over'] as const
export type BudgetBasis = (typeof budgetBases)[number]

/** The most points that each part of a project's health can give; together 100. */
export const healthMaxima = { schedule: 30, budget: 30, risks: 20, actions: 10, reported: 10 } as const

/** The lowest score of each band; below amber is red. */
export const bandFloors = { green: 75, amber: 50 } as const
