import type { LevellingInput } from '../../contract.ts'
import { type Early, pushed, reach } from '../early.ts'
import { FF, FS, type Network, SS } from '../network.ts'
import { latest, type Passes } from '../passes.ts'
import { openRandom } from '../random.ts'
import { FINISHED, STARTED } from '../task-terms.ts'
import { earliestFinish } from './floor.ts'
import { breed, disturb, offer, type Pool, type Sample } from './breeding.ts'
import { priorityOf } from './priorities.ts'
import { type Bench, generateBackward, generateForward } from './serial.ts'

export interface Found extends Omit<Sample, 'rest'> {
  early: Early
  rule: string
  schedules: number
  /** Whether none can be shorter. */
  optimal: boolean
}

interface State extends Pick<Found, 'schedules'> {
  bench: Bench
  passes: Passes
  /** No schedule finishes before this. */
  floor: number
  best: Omit<Found, 'optimal'> | undefined
  pool: Pool
  broken: number[]
  budget: number
}

const allRules = [
  'latestFinish',
  'latestStart',
  'mostSuccessors',
  'greatestRankPositionalWeight',
  'shortest',
] as const

/** Looks for the shortest schedule; stops at the budget, or when none can be shorter. */
export function search(bench: Bench, passes: Passes, input: LevellingInput): Found | { broken: number[] } {
  const budget = budgetOf(input, passes.network)
  const pool = { size: Math.max(3, Math.round(budget / 100)), samples: [] }
  const floor = earliestFinish(bench, passes)
  const state: State = { bench, passes, floor, best: undefined, pool, broken: [], budget, schedules: 0 }
  const rules = input.priorityRules ?? allRules
  for (const rule of rules) {
    attempt(state, priorityOf(rule, passes), rule)
    if (isOver(state)) break
  }
  vary(state, input.seed ?? 1, priorityOf(rules[0] ?? 'latestFinish', passes))
  const { best } = state
  if (!best) return { broken: state.broken }
  return { ...best, schedules: state.schedules, optimal: isShortest(state), early: replay(state, best) }
}

/** About as much work for few tasks as for many. With maximum lags most schedules are only steps on the way to one that keeps them. */
function budgetOf({ schedules }: LevellingInput, { tasks, order }: Network): number {
  const usual = Math.min(1600, Math.max(30, Math.round(48_000 / Math.max(1, tasks.count))))
  return order.acyclic ? (schedules ?? usual) : Math.max(100, schedules ?? 4 * usual)
}

const isOver = (state: State) => state.schedules >= state.budget || isShortest(state)

function isShortest({ best, floor }: State): boolean {
  return best !== undefined && best.finish <= floor + reach(best.finish)
}

/** The bench's timeline has to show the schedule that is answered. */
function replay({ bench }: State, { early }: Pick<Found, 'early'>): Early {
  bench.timeline.clear()
  bench.demands.forEach((demand, i) => {
    const { state, work } = bench.network.tasks
    if (!bench.needs[i] || state[i] === FINISHED || work[i] === 0) return
    bench.timeline.reserve(demand, { from: early.rest[i] ?? 0, to: early.finish[i] ?? 0 })
  })
  return early
}

/** One forward schedule, improved by going back and forth until that no longer helps; what comes out is kept to breed from. */
function attempt(state: State, priority: Float64Array, rule: string): void {
  const { bench, passes } = state
  for (const i of bench.network.tasks.ids.keys())
    if (bench.network.tasks.state[i] === STARTED) priority[i] = Number.NEGATIVE_INFINITY
  let early = keepMaximums(state, priority)
  let found: Sample | undefined
  for (let before = Number.POSITIVE_INFINITY; early && keep(state, early, rule);) {
    const finish = latest(early.finish, passes.network.times.start)
    found = { rest: early.rest, finish, starts: sum(early.rest) }
    if (finish >= before - reach(finish) || isOver(state)) break
    before = finish
    const late = generateBackward(bench, early, finish)
    state.schedules++
    early = keepMaximums(state, late.rest)
  }
  if (found) offer(state.pool, found)
}

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)

/** Answers whether the schedule keeps all constraints; then it may become the best one. */
function keep(state: State, early: Early, rule: string): boolean {
  const broken = brokenBy(early, state.passes.network)
  if (broken.length > 0) {
    state.broken = broken
    return false
  }
  const finish = latest(early.finish, state.passes.network.times.start)
  const starts = sum(early.rest)
  const { best } = state
  const better =
    !best || finish < best.finish - reach(finish) || (finish <= best.finish && starts < best.starts)
  if (better) state.best = { early, finish, starts, rule, schedules: state.schedules }
  return true
}

/** The tasks that come too late for their constraint. */
function brokenBy(early: Early, { tasks }: Network): number[] {
  const broken: number[] = []
  for (let i = 0; i < tasks.count; i++) {
    const [start = 0, finish = 0] = [early.rest[i], early.finish[i]]
    if (
      start > (tasks.startCeiling[i] ?? 0) + reach(start) ||
      finish > (tasks.finishCeiling[i] ?? 0) + reach(finish)
    )
      broken.push(i)
  }
  return broken
}

/** A forward schedule in which maximum lags hold too: a task that comes too early is put off and everything placed anew. */
function keepMaximums(state: State, priority: Float64Array): Early | undefined {
  const { bench } = state
  const { order, tasks } = bench.network
  bench.notBefore.fill(Number.NEGATIVE_INFINITY)
  for (let round = 0; round < 100 + tasks.count; round++) {
    const early = generateForward(bench, priority)
    state.schedules++
    if (order.acyclic || !putOff(bench, early)) return early
    if (state.schedules >= state.budget) break
  }
  return undefined
}

function putOff({ notBefore, network }: Bench, early: Early): boolean {
  const { links, tasks } = network
  let moved = false
  for (let l = 0; l < links.count; l++) {
    if (!links.active[l]) continue
    const kind = links.type[l] ?? FS
    const [from = 0, to = 0] = [links.from[l], links.to[l]]
    const bound = pushed(
      network,
      l,
      (kind === FS || kind === FF ? early.finish[from] : early.start[from]) ?? 0,
    )
    const start = kind === FS || kind === SS
    const held = (start ? early.rest[to] : early.finish[to]) ?? 0
    if (bound <= held + reach(held) || !isLater(network, to, [held, bound])) continue
    const axis = network.times.axes[tasks.axis[to] ?? -1]
    const work = tasks.work[to] ?? 0
    const least = start ? bound : axis ? axis.upper(axis.work(bound) - work) : bound - work
    if (least > (notBefore[to] ?? 0)) notBefore[to] = least
    moved = true
  }
  return moved
}

/** Moments between two shifts are the same to who works in them. */
function isLater({ tasks, times }: Network, i: number, [held, bound]: [number, number]): boolean {
  const axis = times.axes[tasks.axis[i] ?? -1]
  return !axis || tasks.work[i] === 0 || axis.work(bound) > axis.work(held) + reach(held)
}

/** Fills the pool with disturbed versions of the first rule, then breeds from it, by seeded chance. */
function vary(state: State, seed: number, base: Float64Array): void {
  const random = openRandom(seed)
  const { start } = state.passes.network.times
  const spread = 0.3 * Math.max(1, state.passes.projectFinish - start)
  for (let round = 0; !isOver(state); round++) {
    const bred = round < state.pool.size ? undefined : breed(state.pool, start, random)
    attempt(state, bred ?? disturb(base, spread, random), state.best?.rule ?? 'latestFinish')
  }
}
