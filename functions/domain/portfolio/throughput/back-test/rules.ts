import type { BackTest, Coverage, Level, ThroughputReason } from '../contract.ts'
import { levels } from '../contract.ts'
import {
  atLeastWith,
  countBelow,
  countUpTo,
  finishTimes,
  paceOf,
  reachedBy,
  totalsAfter,
} from '../trials/rules.ts'

export const shareOf: Record<Level, number> = { p50: 0.5, p70: 0.7, p85: 0.85, p95: 0.95 }

/** The fewest periods that a promise is made from in the back-test. */
const leastTraining = 5
const fewestCases = 10
const mostCases = 100
const mostTrials = 1000
// So that a long history with a far horizon still answers in a fraction of a second.
const drawBudget = 8_000_000

type Tally = Record<Level, { cases: number; held: number; chance: number }>

interface Walk {
  history: number[]
  horizon: number
  trials: number
  seed: number
  doubtful: boolean
}

/**
 * How often promises made from the first part of the history held in what followed, walking forward one period at a time (at most the latest
 * 100 cases). `ahead` is how far the forecast in question looks; the test looks as far, up to a quarter of the history.
 */
export function backTest(
  history: number[],
  ahead: number,
  settings: { seed: number; doubtful: boolean },
): BackTest {
  const horizon = Math.max(1, Math.min(ahead, Math.floor(history.length / 4)))
  const last = history.length - horizon
  const first = Math.max(leastTraining, last - mostCases + 1)
  const cases = Math.max(0, last - first + 1)
  if (cases === 0) return empty(horizon, 'too_little_history')
  const trials = Math.floor(Math.min(mostTrials, Math.max(200, drawBudget / (cases * horizon * 4))))
  const tallies = { items: emptyTally(), periods: emptyTally() }
  for (let now = first; now <= last; now += 1) testAt(now, { history, horizon, trials, ...settings }, tallies)
  return {
    horizon,
    items: coverages(tallies.items),
    periods: coverages(tallies.periods),
    verdict: verdictOn(tallies.items.p85, horizon),
  }
}

function testAt(now: number, walk: Walk, tallies: { items: Tally; periods: Tally }): void {
  const { history, horizon, trials, seed } = walk
  const pace = paceOf(history.slice(0, now), [], walk.doubtful)
  const totals = totalsAfter(pace, horizon, { trials, seed, stream: 2 * now + 100 })
  const actual = sum(history.slice(now, now + horizon))
  for (const level of levels) {
    const promised = atLeastWith(totals, shareOf[level])
    count(tallies.items[level], actual >= promised, 1 - countBelow(totals, promised) / trials)
  }
  const remaining = atLeastWith(totals, 0.5)
  if (remaining <= 0) return
  const backlog = { remaining, split: { low: 1, high: 1 }, horizon: 8 * horizon }
  const times = finishTimes(pace, backlog, { trials, seed, stream: 2 * now + 101 })
  for (const level of levels) {
    const promised = reachedBy(times, shareOf[level])
    // Only what the history is long enough to judge, whichever way it went: counting early successes alone would flatter.
    if (promised > backlog.horizon || now + promised > history.length) continue
    const done = sum(history.slice(now, now + promised)) >= remaining
    count(tallies.periods[level], done, countUpTo(times, promised) / trials)
  }
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

function count(tally: Tally[Level], held: boolean, chance: number): void {
  tally.cases += 1
  tally.held += held ? 1 : 0
  tally.chance += chance
}

const each = <V>(make: (level: Level) => V): Record<Level, V> => ({
  p50: make('p50'),
  p70: make('p70'),
  p85: make('p85'),
  p95: make('p95'),
})

const emptyTally = (): Tally => each(() => ({ cases: 0, held: 0, chance: 0 }))

const coverages = (tally: Tally): Record<Level, Coverage> =>
  each((level) => {
    const { cases, held, chance } = tally[level]
    if (cases === 0) return { cases, held, share: null, chance: null }
    return { cases, held, share: rounded(held / cases), chance: rounded(chance / cases) }
  })

export const rounded = (share: number): number => Math.round(share * 1e6) / 1e6

/** Two standard errors either way, with overlapping cases counted as so many fewer. */
function verdictOn({ cases, held, chance }: Tally[Level], horizon: number): BackTest['verdict'] {
  if (cases < fewestCases) return 'too_few_cases'
  const [share, claimed] = [held / cases, chance / cases]
  const error = (probability: number) =>
    Math.sqrt((probability * (1 - probability)) / Math.max(1, cases / horizon))
  if (share < shareOf.p85 - 2 * error(shareOf.p85)) return 'too_optimistic'
  return share > claimed + 2 * error(claimed) ? 'too_cautious' : 'holds'
}

export function empty(horizon: number, reason: ThroughputReason): BackTest {
  const none = each(() => ({ cases: 0, held: 0, share: null, chance: null }))
  return { horizon, items: none, periods: none, verdict: 'too_few_cases', reason }
}
