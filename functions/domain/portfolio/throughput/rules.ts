import { DomainError } from '../../errors.ts'
import { dayNumber, dayOf } from '../earned-value/timeline/rules.ts'
import { backTest, empty, rounded, shareOf } from './back-test/rules.ts'
import type {
  ItemsPromise,
  Level,
  PeriodsPromise,
  ThroughputForecast,
  ThroughputInput,
  ThroughputReason,
} from './contract.ts'
import {
  atLeastWith,
  countBelow,
  countUpTo,
  finishTimes,
  type Pace,
  paceOf,
  reachedBy,
  totalsAfter,
} from './trials/rules.ts'

const leastHistory = 3
const shortHistory = 8

const messages = {
  short_history: 'There are fewer than 8 past periods. The promises are wide, and may still be wrong.',
  history_shifts:
    'The later half of the history differs from the earlier half. Leave out periods that will not come again.',
  scope_outgrows: 'Items are added at least as fast as they are finished, so that the backlog may never end.',
  back_test_fails: 'On the history itself the promises at 85 % held too rarely. Take a later date.',
} as const

type Settings = Required<Pick<ThroughputInput, 'periodDays' | 'trials' | 'seed' | 'horizon' | 'uncertainty'>>
type Request = Omit<ThroughputInput, keyof Settings> & Settings

/**
 * Monte Carlo forecast of a backlog from the items finished in past periods: each trial draws past periods until the backlog is done, or for
 * the periods asked. P85 is the smallest number of periods within which at least 85 % of the trials are done, and the largest number of items
 * that at least 85 % of them reach. The order of the history does not matter to the promises, only to the back-test. Deterministic by seed.
 *
 * Sources: T. Magennis, Forecasting and Simulating Software Development Projects (2011); D. Rubin, The Bayesian bootstrap (1981).
 * Throws `invalid` for a day without the start it counts from, and for a history with a value below 0.
 */
export function forecastThroughput(input: ThroughputInput): ThroughputForecast {
  const request = withDefaults(input)
  check(request)
  const { history, growth, trials, seed, uncertainty } = request
  const mean = history.length === 0 ? null : rounded(average(history))
  const zeroPeriods = history.filter((value) => value === 0).length
  const known = { trials, seed, history: { periods: history.length, mean, zeroPeriods } }
  const refusal = refusalOf(history)
  if (refusal) return { ...known, ...refused(refusal, request) }
  const doubtful = uncertainty === 'sample'
  const pace = paceOf(history, growth?.added, doubtful)
  const when = forecastWhen(pace, request)
  const howMany = forecastHowMany(pace, request)
  const ahead = when.when.p50.value ?? howMany.periods ?? 1
  const test = backTest(history, ahead, { seed, doubtful })
  return {
    ...known,
    usable: true,
    ...when,
    howMany,
    backTest: test,
    warnings: warningsOf(request, test.verdict),
  }
}

const withDefaults = (input: ThroughputInput): Request => ({
  ...input,
  periodDays: input.periodDays ?? 7,
  trials: input.trials ?? 10_000,
  seed: input.seed ?? 1,
  horizon: input.horizon ?? 520,
  uncertainty: input.uncertainty ?? 'sample',
})

function check({ history, start, by, growth }: Request): void {
  const counts = [...history, ...(growth?.added ?? [])]
  if (counts.some((value) => !Number.isFinite(value) || value < 0))
    throw new DomainError('invalid', 'Every past period must have a number of items of 0 or more.')
  if (by !== undefined && start === undefined)
    throw new DomainError(
      'invalid',
      'A day to forecast for needs the first day of the next period as its start.',
    )
  if (growth?.split && growth.split.low > growth.split.high)
    throw new DomainError('invalid', 'The low end of the split must not be above its high end.')
}

function refusalOf(history: number[]): ThroughputReason | undefined {
  if (history.length < leastHistory) return 'too_little_history'
  return history.every((value) => value === 0) ? 'no_throughput' : undefined
}

function refused(
  reason: ThroughputReason,
  request: Request,
): Omit<ThroughputForecast, 'trials' | 'seed' | 'history'> {
  return {
    usable: false,
    when: each(() => noDay(reason)),
    curve: [],
    howMany: { ...each(() => without(reason)), periods: periodsAsked(request) },
    backTest: empty(1, reason),
    warnings: [],
  }
}

const each = <V>(make: (level: Level) => V): Record<Level, V> => ({
  p50: make('p50'),
  p70: make('p70'),
  p85: make('p85'),
  p95: make('p95'),
})

const without = (reason: ThroughputReason): ItemsPromise => ({ value: null, reason, chance: null })

const noDay = (reason: ThroughputReason): PeriodsPromise => ({ ...without(reason), day: null })

function forecastWhen(pace: Pace, request: Request): Pick<ThroughputForecast, 'when' | 'curve'> {
  const { remaining, horizon, trials, seed, growth } = request
  if (remaining === undefined) return { when: each(() => noDay('not_asked')), curve: [] }
  const backlog = { remaining, horizon, split: growth?.split ?? { low: 1, high: 1 } }
  const times = finishTimes(pace, backlog, { trials, seed, stream: 1 })
  const when = each((level) => {
    const value = reachedBy(times, shareOf[level])
    if (value > horizon) return noDay('beyond_horizon')
    return { value, chance: rounded(countUpTo(times, value) / trials), day: endOf(value, request) }
  })
  return { when, curve: curveOf(times, horizon) }
}

function curveOf(times: Float64Array, horizon: number): ThroughputForecast['curve'] {
  const first = Math.max(0, (times[0] ?? 0) - 1)
  const last = Math.min(horizon, reachedBy(times, 0.99))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    periods: first + index,
    share: rounded(countUpTo(times, first + index) / times.length),
  }))
}

/** The last day of so many periods from the start; with none to go, the day before it. */
function endOf(periods: number, { start, periodDays }: Request): string | null {
  return start === undefined ? null : dayOf(dayNumber(start) + periods * periodDays - 1)
}

function forecastHowMany(pace: Pace, request: Request): ThroughputForecast['howMany'] {
  const periods = periodsAsked(request)
  if (periods === null) return { ...each(() => without('not_asked')), periods }
  if (periods === 0) return { ...each(() => without('no_whole_period')), periods }
  if (periods > request.horizon) return { ...each(() => without('beyond_horizon')), periods }
  const totals = totalsAfter(pace, periods, { trials: request.trials, seed: request.seed, stream: 2 })
  const promises = each((level) => {
    const value = atLeastWith(totals, shareOf[level])
    return { value, chance: rounded(1 - countBelow(totals, value) / totals.length) }
  })
  return { ...promises, periods }
}

function periodsAsked({ periods, by, start, periodDays }: Request): number | null {
  if (periods !== undefined || by === undefined || start === undefined) return periods ?? null
  return Math.max(0, Math.floor((dayNumber(by) - dayNumber(start) + 1) / periodDays))
}

function warningsOf({ history, growth }: Request, verdict: string): ThroughputForecast['warnings'] {
  const found: [boolean, keyof typeof messages][] = [
    [history.length < shortHistory, 'short_history'],
    [shifts(history), 'history_shifts'],
    [growth?.added !== undefined && average(growth.added) >= average(history), 'scope_outgrows'],
    [verdict === 'too_optimistic', 'back_test_fails'],
  ]
  return found.filter(([applies]) => applies).map(([, code]) => ({ code, message: messages[code] }))
}

/** Whether the means of the two halves are more than three standard errors apart. */
function shifts(history: number[]): boolean {
  if (history.length < shortHistory) return false
  const middle = Math.floor(history.length / 2)
  const [early, late] = [history.slice(0, middle), history.slice(middle)]
  const error = Math.sqrt(variance(early) / early.length + variance(late) / late.length)
  return Math.abs(average(late) - average(early)) > 3 * error
}

const average = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length

function variance(values: number[]): number {
  const mean = average(values)
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1)
}
