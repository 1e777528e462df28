import { ratioOf, unitsAt } from '../../../decimal.ts'
import { currenciesOf, placesOf, ratioMeasure, readSum, without } from '../amounts/rules.ts'
import type { DayMeasure, MeasureReason, MeasureWarning, Moment, RatioMeasure } from '../contract.ts'
import { dayAfter, type Elapsed, elapsedAt, periodsOf, type Timeline, timelineOf } from '../timeline/rules.ts'
import { warning } from '../warnings/rules.ts'
import type { EarnedSchedule, EarnedScheduleInput } from './contract.ts'

/** A measurement of earned value: when, and how much. */
interface Reading {
  at: Elapsed
  ev: bigint
}

/** The plan as the running maximum of its planned value, so that it never falls. */
interface Plan {
  timeline: Timeline
  curve: bigint[]
  total: bigint
  /** Periods until the full value is planned. */
  duration: number
  falls: boolean
}

type Measures = Pick<EarnedSchedule, 'at' | 'es' | 'svt' | 'spit'>
type Fraction = Elapsed | MeasureReason

/**
 * Earned schedule: the time at which the plan wanted done what is done now. ES = C + (EV − PV of C) ÷ (PV of C + 1 − PV of C), where C counts
 * the periods whose planned value is reached; SV(t) = ES − AT, SPI(t) = ES ÷ AT, IEAC(t) = PD ÷ SPI(t). Times are numbers of periods, rounded
 * to ten places. When the work is complete, ES is PD and AT stops at the first measurement that says so.
 *
 * Sources: W. Lipke, Schedule is Different (2003) and Earned Schedule (2009); S. Vandevoorde and M. Vanhoucke, A comparison of different
 * project duration forecasting methods using earned value metrics (2006).
 * Throws `invalid` for a baseline whose days are out of order, and for days where the baseline has none.
 */
export function earnedSchedule(input: EarnedScheduleInput): EarnedSchedule {
  const baseline = input.baseline?.periods.length ? input.baseline : undefined
  if (!baseline) return empty('no_baseline')
  const planned = baseline.periods.map(({ pv }) => readSum(pv, input.currency))
  const earned = input.earned.map(({ ev }) => readSum(ev, input.currency))
  const sums = [...planned, ...earned]
  if (currenciesOf(sums).length > 1) return empty('mixed_currencies', [warning('mixed_currencies')])
  const places = placesOf(sums)
  const plan = planOf(
    timelineOf(baseline),
    planned.map(({ amount }) => unitsAt(amount, places)),
  )
  const readings = input.earned.map(({ at }, index) => ({
    at: elapsedAt(plan.timeline, at ?? index + 1),
    ev: unitsAt(earned[index]?.amount ?? { units: 0n, places }, places),
  }))
  return evaluate(plan, readings, input)
}

function planOf(timeline: Timeline, planned: bigint[]): Plan {
  let highest = 0n
  const curve = planned.map((value) => (highest = value > highest ? value : highest))
  const falls = planned.some((value, index) => value < (planned[index - 1] ?? 0n))
  return { timeline, curve, total: highest, duration: curve.indexOf(highest) + 1, falls }
}

function evaluate(plan: Plan, all: Reading[], { asOf, plateau }: EarnedScheduleInput): EarnedSchedule {
  const status = asOf === undefined ? undefined : elapsedAt(plan.timeline, asOf)
  const readings = all.toSorted((a, b) => compare(a.at, b.at))
  const known = status ? readings.filter(({ at }) => compare(at, status) <= 0) : readings
  const last = known.at(-1)
  if (plan.total <= 0n) return empty('bac_zero', plan.falls ? [warning('baseline_falls')] : [])
  if (!last) return { ...empty('no_ev'), pd: { value: plan.duration }, plannedFinish: plannedFinish(plan) }
  const done = known.find(({ ev }) => ev >= plan.total)
  const complete = done !== undefined && last.ev >= plan.total
  const now: Reading = complete ? { ...last, at: done.at } : { ...last, at: status ?? last.at }
  const es = scheduleEarned(plan, now, plateau)
  return {
    pd: { value: plan.duration },
    ...measure(es, now.at),
    ...forecast(plan, es, now.at),
    plannedFinish: plannedFinish(plan),
    complete,
    history: known.map((reading) => measure(scheduleEarned(plan, reading, plateau), reading.at)),
    warnings: warningsOf(plan, now, { last, asOf, status: status ?? last.at }),
  }
}

const compare = (a: Elapsed, b: Elapsed) => Number(a.n * b.d - b.n * a.d)

function scheduleEarned({ curve, total, duration }: Plan, { at, ev }: Reading, plateau = 'last'): Fraction {
  if (ev < 0n) return 'ev_negative'
  if (ev >= total) return whole(duration)
  const next = curve.findIndex((value) => value > ev)
  const reached = curve[next - 1] ?? 0n
  if (ev > reached || plateau === 'last') {
    const step = (curve[next] ?? 0n) - reached
    return { n: BigInt(next) * step + ev - reached, d: step }
  }
  const first = reached === 0n ? 0 : curve.indexOf(reached) + 1
  if (compare(at, whole(first)) <= 0) return whole(first)
  return compare(at, whole(next)) >= 0 ? whole(next) : at
}

const whole = (periods: number): Elapsed => ({ n: BigInt(periods), d: 1n })

function measure(es: Fraction, at: Elapsed): Measures {
  const time = { value: periodsOf(at) }
  if (typeof es === 'string') return { at: time, es: without(es), svt: without(es), spit: without(es) }
  return {
    at: time,
    es: { value: periodsOf(es) },
    svt: ratioMeasure(es.n * at.d - at.n * es.d, es.d * at.d),
    spit: at.n === 0n ? without('not_started') : ratioMeasure(es.n * at.d, es.d * at.n),
  }
}

function forecast({ timeline, duration }: Plan, es: Fraction, at: Elapsed) {
  const reason = typeof es === 'string' ? es : at.n === 0n ? 'not_started' : undefined
  const none = without(reason ?? 'es_zero')
  if (typeof es === 'string' || reason)
    return { ieact: { typical: none, atypical: none }, tspi: none, finish: none }
  const pd = BigInt(duration)
  const typical = es.n === 0n ? none : ratioMeasure(pd * es.d * at.n, es.n * at.d)
  const atypical = ratioMeasure(at.n * es.d + pd * at.d * es.d - es.n * at.d, at.d * es.d)
  return {
    ieact: { typical, atypical },
    tspi: toComplete(pd, es, at),
    finish: typical.value === null ? none : dayMeasure(timeline, typical.value),
  }
}

function toComplete(pd: bigint, es: Elapsed, at: Elapsed): RatioMeasure {
  if (pd * es.d === es.n) return without('work_complete')
  if (pd * at.d <= at.n) return without('planned_time_over')
  return ratioMeasure((pd * es.d - es.n) * at.d, (pd * at.d - at.n) * es.d)
}

const plannedFinish = ({ timeline, duration }: Plan) => dayMeasure(timeline, duration)

function dayMeasure(timeline: Timeline, periods: number): DayMeasure {
  if (timeline.days === undefined) return without('no_dates')
  const value = dayAfter(timeline, periods)
  return value === undefined ? without('beyond_calendar') : { value }
}

interface Status {
  last: Reading
  asOf: Moment | undefined
  status: Elapsed
}

function warningsOf(plan: Plan, now: Reading, { last, asOf, status }: Status): MeasureWarning[] {
  const { curve, total, timeline } = plan
  const resting = now.ev < total && curve.filter((value) => value === now.ev).length > (now.ev === 0n ? 0 : 1)
  const found: [boolean, MeasureWarning['code']][] = [
    [plan.falls, 'baseline_falls'],
    [now.ev > total, 'ev_above_bac'],
    [now.ev < 0n, 'negative_ev'],
    [resting, 'ev_on_plateau'],
    [ratioOf(status.n, status.d) > timeline.count, 'baseline_exhausted'],
    [asOf !== undefined && compare(last.at, status) < 0 && last.ev < total, 'ev_older_than_as_of'],
  ]
  return found.filter(([applies]) => applies).map(([, code]) => warning(code))
}

function empty(reason: MeasureReason, warnings: MeasureWarning[] = []): EarnedSchedule {
  const none = without(reason)
  return {
    pd: none,
    at: none,
    es: none,
    svt: none,
    spit: none,
    ieact: { typical: none, atypical: none },
    tspi: none,
    plannedFinish: none,
    finish: none,
    complete: false,
    history: [],
    warnings,
  }
}
