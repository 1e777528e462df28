import { type BudgetBasis, healthMaxima, type ScheduleBasis } from '#domain/lakehouse/contract.ts'
import type { Contribution } from '../contract.ts'

/** The row of gold.project_health: the points and what they rest on. Amounts are exact decimal text. */
export interface HealthFacts {
  schedulePoints: number
  budgetPoints: number
  riskPoints: number
  actionPoints: number
  reportedPoints: number
  scheduleBasis: ScheduleBasis
  /** 0 to 1 */
  progress: number | null
  daysPassed: number | null
  daysTotal: number | null
  budgetBasis: BudgetBasis
  currency: string | null
  plannedToDate: string | null
  usedToDate: string | null
  openRisks: number
  riskExposure: number
  openActions: number
  overdueActions: number
  reported: string | null
}

/** The parts of a health score with their reasons, in the order in which they weigh. */
export const contributions = (facts: HealthFacts): Contribution[] => [
  {
    part: 'schedule',
    label: 'Schedule',
    points: facts.schedulePoints,
    max: healthMaxima.schedule,
    reason: scheduleReason(facts),
  },
  {
    part: 'budget',
    label: 'Budget',
    points: facts.budgetPoints,
    max: healthMaxima.budget,
    reason: budgetReason(facts),
  },
  {
    part: 'risks',
    label: 'Risks',
    points: facts.riskPoints,
    max: healthMaxima.risks,
    reason: riskReason(facts),
  },
  {
    part: 'actions',
    label: 'Actions',
    points: facts.actionPoints,
    max: healthMaxima.actions,
    reason: actionReason(facts),
  },
  {
    part: 'reported',
    label: 'Reported health',
    points: facts.reportedPoints,
    max: healthMaxima.reported,
    reason: reportedReason(facts),
  },
]

function scheduleReason(facts: HealthFacts): string {
  const { scheduleBasis, progress, daysPassed, daysTotal } = facts
  const done = progress === null ? 'Nothing reported as done' : `${percent(progress)} done`
  switch (scheduleBasis) {
    case 'proposed':
      return 'Proposed: no dates are promised yet.'
    case 'completed':
      return 'Completed.'
    case 'cancelled':
      return 'Cancelled: nothing is left to be late.'
    case 'finished':
      return 'All work is done.'
    case 'late':
      return `${done}, and the end date passed${lateness(daysPassed, daysTotal)}.`
    case 'undated':
      return 'Without a valid start and end date, progress cannot be compared with time: half the points.'
    case 'not_started':
      return daysPassed === 0 ? 'Starts today.' : `Starts in ${plural(-(daysPassed ?? 0), 'day')}.`
    case 'unreported':
      return `No progress is reported, ${elapsed(daysPassed, daysTotal)}: half the points.`
    case 'running':
      return `${done}, ${elapsed(daysPassed, daysTotal)}.`
  }
}

const lateness = (passed: number | null, total: number | null) =>
  passed === null || total === null ? '' : ` ${plural(passed - total + 1, 'day')} ago`

const elapsed = (passed: number | null, total: number | null) =>
  `${percent((passed ?? 0) / (total ?? 1))} of the time has passed (${passed} of ${plural(total ?? 0, 'day')})`

function budgetReason({ budgetBasis, currency, plannedToDate, usedToDate }: HealthFacts): string {
  const planned = amount(plannedToDate, currency)
  const used = amount(usedToDate, currency)
  switch (budgetBasis) {
    case 'unplanned':
      return currency === null
        ? 'The project has no currency, so its budget lines cannot be added up: half the points.'
        : `There are no budget lines in ${currency}: half the points.`
    case 'not_due':
      return 'Nothing was planned or spent up to this month.'
    case 'unbudgeted':
      return `${used} spent or ordered, but nothing was planned up to this month.`
    case 'within':
    case 'over':
      return `${used} spent or ordered of ${planned} planned to date (${percent(Number(usedToDate) / Number(plannedToDate))}).`
  }
}

const riskReason = ({ openRisks, riskExposure }: HealthFacts) =>
  openRisks === 0
    ? 'No open risks.'
    : `${plural(openRisks, 'open risk')}, exposure ${riskExposure} (probability × impact; no points from 50).`

const actionReason = ({ openActions, overdueActions }: HealthFacts) =>
  openActions === 0
    ? 'No open actions.'
    : `${overdueActions} of ${plural(openActions, 'open action')} overdue.`

const reportedReason = ({ reported }: HealthFacts) =>
  reported === null ? 'Nobody has reported a health: half the points.' : `Reported as ${reported}.`

const percent = (share: number) => `${Math.round(share * 100)} %`

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Grouped in thousands, digit for digit. */
const amount = (text: string | null, currency: string | null) =>
  `${(text ?? '0').replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ',')} ${currency ?? ''}`.trim()
