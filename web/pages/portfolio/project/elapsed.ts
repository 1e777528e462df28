import type { Project } from '#domain/portfolio/contract.ts'

const dayMs = 86_400_000

export interface Elapsed {
  /** 0 to 1: how much of the time from the first to the last day has passed. */
  share: number
  /** Until the end; negative after it. */
  daysLeft: number
  /** Days until the start; 0 once it has begun. */
  daysToStart: number
}

/** How much of a project's time has passed on the day `today`; undefined without both dates in order. Counted as the health score counts it. */
export function elapsed(project: Pick<Project, 'startDate' | 'endDate'>, today: string): Elapsed | undefined {
  const { startDate, endDate } = project
  if (startDate === null || endDate === null || endDate < startDate) return undefined
  const passed = days(startDate, today)
  const total = days(startDate, endDate) + 1
  return {
    share: Math.min(1, Math.max(0, passed / total)),
    daysLeft: days(today, endDate),
    daysToStart: Math.max(0, -passed),
  }
}

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
