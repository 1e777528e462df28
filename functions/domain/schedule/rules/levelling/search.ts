import type { LevellingInput } from '../../contract.ts'
import { type Early, pushed, reach } from '../early.ts'
import { FF, FS, type Network, SS } from '../network.ts'
import { latest, type Passes } from '../passes.ts'
import { openRandom } from '../random.ts'
import { FINISHED, STARTED } from '../task-terms.ts'
import { priorityOf } from './priorities.ts'
import { type Bench, generateBackward, generateForward } from './serial.ts'

interface Found {
  early: Early
  finish: number
  /** The sum of all starts decides between schedules of the same length. */
  starts: number
  rule: string
  schedules: number
}

interface State extends Pick<Found, 'schedules'> {
  bench: Bench
  passes: Passes
  best: Found | undefined
  broken: number[]
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
  const state: State = { bench, passes, best: undefined, broken: [], schedules: 0 }
  const rules = input.priorityRules ?? allRules
  for (const rule of rules) {
    attempt(state, priorityOf(rule, passes), rule)
    if (isShortest(state)) break
  }
  const budget = input.schedules ?? defaultBudget(passes.network.tasks.count)
  vary(state, { budget, seed: input.seed ?? 1, base: priorityOf(rules[0] ?? 'latestFinish', passes) })
  const { best } = state
  return best ? { ...best, schedules: state.schedules, early: replay(state, best) } : { broken: state.broken }
}

/** About as much work for few tasks as for many. */
const defaultBudget = (tasks: number) => Math.min(1600, Math.max(30, Math.round(48_000 / Math.max(1, tasks))))

function isShortest({ best, passes }: State): boolean {
  return best !== undefined && best.finish <= passes.projectFinish + reach(best.finish)
}

/** The bench's timeline has to show the schedule that is answered. */
function replay({ bench }: State, { early }: Found): Early {
  bench.timeline.clear()
  bench.demands.forEach((demand, i) => {
    const { state, work } = bench.network.tasks
    if (!bench.needs[i] || state[i] === FINISHED || work[i] === 0) return
    bench.timeline.reserve(demand, { from: early.rest[i] ?? 0, to: early.finish[i] ?? 0 })
  })
  return early
}

/** One forward schedule, improved by going back and forth until that no longer helps. */
function attempt(state: State, priority: Float64Array, rule: string): void {
  const { bench, passes } = state
  for (const i of bench.network.tasks.ids.keys())
    if (bench.network.tasks.state[i] === STARTED) priority[i] = Number.NEGATIVE_INFINITY
  let early = keepMaximums(bench, priority)
  state.schedules++
  for (let before = Number.POSITIVE_INFINITY; early && keep(state, early, rule) && !isShortest(state);) {
    const finish = latest(early.finish, passes.network.times.start)
    if (finish >= before - reach(finish)) break
    before = finish
    const late = generateBackward(bench, early, finish)
    early = keepMaximums(bench, late.rest)
    state.schedules += 2
  }
}

/** Answers whether the schedule keeps all constraints; then it may become the best one. */
function keep(state: State, early: Early, rule: string): boolean {
  const { tasks } = state.passes.network
  const broken = [...tasks.ids.keys()].filter(
    (i) =>
      (early.rest[i] ?? 0) > (tasks.startCeiling[i] ?? 0) + reach(early.rest[i] ?? 0) ||
      (early.finish[i] ?? 0) > (tasks.finishCeiling[i] ?? 0) + reach(early.finish[i] ?? 0),
  )
  if (broken.length > 0) {
    state.broken = broken
    return false
  }
  const finish = latest(early.finish, state.passes.network.times.start)
  const starts = early.rest.reduce((a, b) => a + b, 0)
  const { best } = state
  const better =
    !best || finish < best.finish - reach(finish) || (finish <= best.finish && starts < best.starts)
  if (better) state.best = { early, finish, starts, rule, schedules: state.schedules }
  return true
}

/** A forward schedule in which maximum lags hold too: a task that comes too early is put off and everything placed anew. */
function keepMaximums(bench: Bench, priority: Float64Array): Early | undefined {
  const { network } = bench
  if (network.order.acyclic) return generateForward(bench, priority)
  bench.notBefore.fill(Number.NEGATIVE_INFINITY)
  for (let round = 0; round < 100 + network.tasks.count; round++) {
    const early = generateForward(bench, priority)
    if (!putOff(bench, network, early)) return early
  }
  return undefined
}

function putOff({ notBefore }: Bench, network: Network, early: Early): boolean {
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

/** Variations of the best schedule and of the first rule, by seeded noise. */
function vary(
  state: State,
  { budget, seed, base }: { budget: number; seed: number; base: Float64Array },
): void {
  const random = openRandom(seed)
  const length = Math.max(1, state.passes.projectFinish - state.passes.network.times.start)
  for (let round = 0; state.schedules < budget && !isShortest(state); round++) {
    const near = round % 2 === 0 ? (state.best?.early.rest ?? base) : base
    const spread = length * (0.02 + 0.28 * random())
    attempt(
      state,
      near.map((value) => value + spread * random()),
      state.best?.rule ?? 'latestFinish',
    )
  }
}
