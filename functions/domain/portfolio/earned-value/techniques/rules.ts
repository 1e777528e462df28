import { parseDecimal, power, unitsAt } from '../../../decimal.ts'
import { DomainError } from '../../../errors.ts'
import type { MeasureReason, Moment } from '../contract.ts'
import type { Progress, WorkPackage } from '../measurement/contract.ts'
import { dayNumber } from '../timeline/rules.ts'

/** A part of a package's budget, as an exact fraction, or why it is unknown. */
export type Share = { n: bigint; d: bigint } | MeasureReason

/** Which share of its budget a package has earned, and which it was planned to have earned. */
export interface Shares {
  earned: Share
  planned: Share
}

type Measured = Exclude<Progress, { method: 'apportioned' }>

const places = 6
const none: Share = { n: 0n, d: 1n }
const full: Share = { n: 1n, d: 1n }

/** The shares by the technique of the package. Plans without milestones are even from the start of the first day to the end of the last. */
export function sharesOf(work: WorkPackage, progress: Measured, asOf: Moment | undefined): Shares {
  const even = evenly(work, asOf)
  switch (progress.method) {
    case 'percent_complete':
      return { earned: { n: exact(progress.complete), d: 100n * power(places) }, planned: even }
    case 'level_of_effort':
      return { earned: even, planned: even }
    case '0/100':
      return {
        earned: reached(work.actualFinish, asOf) ? full : none,
        planned: plannedBy([{ weight: 1n, planned: work.finish }], asOf),
      }
    case '50/50':
      return { earned: halves(work, asOf), planned: plannedBy(halvesPlanned(work), asOf) }
    case 'weighted_milestones':
      return byMilestone(progress.milestones, asOf)
    case 'milestone_percent':
      return byPartOfMilestone(work, progress.milestones, asOf)
  }
}

function halves(work: WorkPackage, asOf: Moment | undefined): Share {
  if (reached(work.actualFinish, asOf)) return full
  return reached(work.actualStart, asOf) ? { n: 1n, d: 2n } : none
}

const halvesPlanned = (work: WorkPackage): Step[] => [
  { weight: 1n, planned: work.start },
  { weight: 1n, planned: work.finish },
]

type Weighted = Extract<Progress, { method: 'weighted_milestones' }>['milestones']

function byMilestone(milestones: Weighted, asOf: Moment | undefined): Shares {
  const steps = milestones.map(({ weight, planned, actual }) => ({ weight: exact(weight), planned, actual }))
  const d = sum(steps.map(({ weight }) => weight))
  if (d === 0n) return { earned: 'weights_zero', planned: 'weights_zero' }
  const n = sum(steps.map(({ weight, actual }) => (reached(actual, asOf) ? weight : 0n)))
  return { earned: { n, d }, planned: plannedBy(steps, asOf) }
}

type InParts = Extract<Progress, { method: 'milestone_percent' }>['milestones']

function byPartOfMilestone(work: WorkPackage, milestones: InParts, asOf: Moment | undefined): Shares {
  const d = sum(milestones.map(({ weight }) => exact(weight)))
  if (d === 0n) return { earned: 'weights_zero', planned: 'weights_zero' }
  const n = sum(milestones.map(({ weight, complete }) => exact(weight) * exact(complete)))
  const parts = milestones.map(({ weight, planned }, index) => {
    const before = milestones[index - 1]?.planned
    const from = before === undefined ? startOf(work.start ?? planned) : endOf(before)
    return { weight: exact(weight), share: between(from, endOf(planned), asOf) }
  })
  return { earned: { n, d: d * 100n * power(places) }, planned: weigh(parts, d) }
}

/** The weighted mean of shares, over one denominator. */
function weigh(parts: { weight: bigint; share: Share }[], total: bigint): Share {
  let mean = { n: 0n, d: 1n }
  for (const { weight, share } of parts) {
    if (typeof share === 'string') return share
    mean = { n: mean.n * share.d + weight * share.n * mean.d, d: mean.d * share.d }
  }
  return { n: mean.n, d: mean.d * total }
}

interface Step {
  weight: bigint
  planned: Moment | undefined
}

function plannedBy(steps: Step[], asOf: Moment | undefined): Share {
  if (asOf === undefined) return 'no_as_of'
  if (steps.some(({ planned }) => planned === undefined)) return 'no_baseline'
  const n = sum(steps.map(({ weight, planned }) => (reached(planned, asOf) ? weight : 0n)))
  return { n, d: sum(steps.map(({ weight }) => weight)) }
}

const evenly = ({ start, finish }: WorkPackage, asOf: Moment | undefined): Share =>
  start === undefined || finish === undefined ? 'no_baseline' : between(startOf(start), endOf(finish), asOf)

/** How much of the time from one instant to another is over at the end of the as-of date. */
function between(from: Instant, to: Instant, asOf: Moment | undefined): Share {
  if (asOf === undefined) return 'no_as_of'
  const now = endOf(asOf)
  if (now.dated !== to.dated || now.dated !== from.dated) throw mixedMoments()
  if (now.at >= to.at) return full
  return now.at <= from.at ? none : { n: now.at - from.at, d: to.at - from.at }
}

function reached(moment: Moment | null | undefined, asOf: Moment | undefined): boolean {
  if (moment === null || moment === undefined) return false
  if (asOf === undefined) return true
  const [then, now] = [endOf(moment), endOf(asOf)]
  if (then.dated !== now.dated) throw mixedMoments()
  return then.at <= now.at
}

interface Instant {
  at: bigint
  dated: boolean
}

const startOf = (moment: Moment): Instant =>
  typeof moment === 'number'
    ? { at: exact(moment), dated: false }
    : { at: exact(dayNumber(moment)), dated: true }

/** A day is over at its end; a number of periods is a point. */
const endOf = (moment: Moment): Instant =>
  typeof moment === 'number' ? startOf(moment) : { at: exact(dayNumber(moment) + 1), dated: true }

const exact = (value: number) => unitsAt(parseDecimal(value), places)

const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n)

const mixedMoments = () =>
  new DomainError('invalid', 'Give either days or numbers of periods for all times, not both.')
