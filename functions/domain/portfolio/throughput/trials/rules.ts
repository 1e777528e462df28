import { type Random, randomOf } from '../random/rules.ts'

/** What past periods say of coming ones; sorted, so that their order does not matter. */
export interface Pace {
  finished: Float64Array
  /** Items added in the period drawn, or in a period drawn by itself where the two lists do not belong together. */
  added: Float64Array
  paired: boolean
  /** Whether each trial doubts the history as a sample of what may happen. */
  doubtful: boolean
}

export interface Backlog {
  remaining: number
  split: { low: number; high: number }
  horizon: number
}

export function paceOf(history: number[], added: number[] = [], doubtful = true): Pace {
  const paired = added.length === history.length
  if (!paired)
    return {
      finished: Float64Array.from(history).toSorted(),
      added: Float64Array.from(added).toSorted(),
      paired,
      doubtful,
    }
  const pairs = history.map((value, index): [number, number] => [value, added[index] ?? 0])
  const sorted = pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    finished: Float64Array.from(sorted, ([value]) => value),
    added: Float64Array.from(sorted, ([, value]) => value),
    paired,
    doubtful,
  }
}

/**
 * Where the randomness of a question comes from. Each trial has a generator of its own, so that the same trial meets the same periods whatever
 * is asked: more items are then never done earlier, and a change of the question shows undisturbed by chance.
 */
export interface Draws {
  trials: number
  seed: number
  stream: number
}

/** The periods that each trial takes to finish the backlog, ascending; `horizon + 1` where it does not. */
export function finishTimes(pace: Pace, backlog: Backlog, { trials, seed, stream }: Draws): Float64Array {
  const { finished, added, paired, doubtful } = pace
  const { remaining, split, horizon } = backlog
  const drawFinished = drawer(finished.length, horizon, doubtful)
  const drawAdded = drawer(added.length, horizon, doubtful)
  const times = new Float64Array(trials)
  for (let trial = 0; trial < trials; trial += 1) {
    const random = randomOf(seed, stream, trial)
    let open = remaining * (split.low + (split.high - split.low) * random())
    let period = 0
    while (open > 0 && period <= horizon) {
      const drawn = drawFinished(period, random)
      const more = added.length === 0 ? 0 : (added[paired ? drawn : drawAdded(period, random)] ?? 0)
      open += more - (finished[drawn] ?? 0)
      period += 1
    }
    times[trial] = period
  }
  return times.toSorted()
}

/** The items that each trial finishes within so many periods, ascending. */
export function totalsAfter(pace: Pace, periods: number, { trials, seed, stream }: Draws): Float64Array {
  const draw = drawer(pace.finished.length, periods, pace.doubtful)
  const totals = new Float64Array(trials)
  for (let trial = 0; trial < trials; trial += 1) {
    const random = randomOf(seed, stream, trial)
    let total = 0
    for (let period = 0; period < periods; period += 1) total += pace.finished[draw(period, random)] ?? 0
    totals[trial] = total
  }
  return totals.toSorted()
}

/**
 * Draws the index of a past period for each period of a trial in turn. A doubtful draw may repeat what the same trial has drawn before
 * (Pólya's urn), which is the predictive distribution of D. Rubin's Bayesian bootstrap (1981): the trial as a whole leans to some periods.
 */
function drawer(
  size: number,
  periods: number,
  doubtful: boolean,
): (period: number, random: Random) => number {
  if (!doubtful) return (_period, random) => Math.floor(random() * size)
  const drawn = new Int32Array(periods + 1)
  return (period, random) => {
    const ball = Math.floor(random() * (size + period))
    const index = ball < size ? ball : (drawn[ball - size] ?? 0)
    drawn[period] = index
    return index
  }
}

/** The smallest of ascending values that at least this share of them does not exceed. */
export const reachedBy = (ascending: Float64Array, share: number): number =>
  ascending[Math.max(0, Math.ceil(share * ascending.length - 1e-9) - 1)] ?? 0

/** The largest of ascending values that at least this share of them reaches. */
export const atLeastWith = (ascending: Float64Array, share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor((1 - share) * ascending.length + 1e-9))] ?? 0

/** How many of ascending values are below a limit. */
export function countBelow(ascending: Float64Array, limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of ascending values do not exceed a limit that is a whole number, as finish times are. */
export const countUpTo = (times: Float64Array, limit: number): number => countBelow(times, limit + 1)
