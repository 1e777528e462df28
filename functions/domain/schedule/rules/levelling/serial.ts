import { type Early, emptyEarly, pullEarly } from '../early.ts'
import { emptyLate, type Late, pullLate } from '../late.ts'
import type { Network } from '../network.ts'
import { FINISHED } from '../task-terms.ts'
import { Timeline } from './timeline.ts'

/** What the generation of schedules works on; made once and used for all of them. */
export interface Bench {
  network: Network
  /** Units that each task needs, one row a task. */
  demands: Float64Array[]
  /** Units that there are of each resource. */
  capacities: Float64Array
  /** Whether the task uses any resource at all. */
  needs: Uint8Array
  timeline: Timeline
  /** Links into and out of each task that lead forward in the network's order; the others are maximum lags. */
  before: Int32Array
  after: Int32Array
  /** Raised where a maximum lag needs a task to come later. */
  notBefore: Float64Array
}

export function openBench(network: Network, demands: Float64Array[], capacities: Float64Array): Bench {
  const { count } = network.tasks
  const needs = Uint8Array.from(demands, (row) => (row.some((units) => units > 0) ? 1 : 0))
  const [before, after] = [new Int32Array(count), new Int32Array(count)]
  const { links } = network
  for (let l = 0; l < links.count; l++) {
    if (!leadsForward(network, l)) continue
    const [from = 0, to = 0] = [links.from[l], links.to[l]]
    before[to] = (before[to] ?? 0) + 1
    after[from] = (after[from] ?? 0) + 1
  }
  const notBefore = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  const timeline = new Timeline(capacities, count)
  return { network, demands, capacities, needs, timeline, before, after, notBefore }
}

const leadsForward = ({ links, order }: Network, l: number) =>
  links.active[l] === 1 && (order.place[links.from[l] ?? 0] ?? 0) < (order.place[links.to[l] ?? 0] ?? 0)

/**
 * Serial schedule generation (Kelley 1963; Kolisch 1996): takes the task with the lowest priority number among those whose predecessors
 * are placed, and puts it where it fits first.
 */
export function generateForward(bench: Bench, priority: Float64Array): Early {
  const { network, timeline } = bench
  const early = emptyEarly(network.tasks.count)
  timeline.clear()
  inOrder(bench, { priority, waiting: bench.before.slice(), forward: true }, (i) =>
    placeFirst(bench, early, i),
  )
  return early
}

/** The mirror image: takes the highest number among those whose successors are placed, and puts it where it fits last. */
export function generateBackward(bench: Bench, early: Early, projectFinish: number): Late {
  const { network, timeline } = bench
  const late = emptyLate(network.tasks.count)
  timeline.clear()
  const priority = early.finish.map((finish) => -finish)
  const place = (i: number) => placeLast(bench, { early, late, projectFinish }, i)
  inOrder(bench, { priority, waiting: bench.after.slice(), forward: false }, place)
  return late
}

interface Queue {
  priority: Float64Array
  waiting: Int32Array
  forward: boolean
}

function inOrder(
  { network }: Bench,
  { priority, waiting, forward }: Queue,
  place: (i: number) => void,
): void {
  const { links } = network
  const eligible: number[] = []
  for (let i = 0; i < waiting.length; i++) if (waiting[i] === 0) eligible.push(i)
  const [first, list, end] = forward
    ? [links.outFirst, links.outLinks, links.to]
    : [links.inFirst, links.inLinks, links.from]
  while (eligible.length > 0) {
    const at = bestOf(eligible, priority)
    const i = eligible[at] ?? 0
    eligible[at] = eligible.at(-1) ?? 0
    eligible.pop()
    place(i)
    for (let k = first[i] ?? 0; k < (first[i + 1] ?? 0); k++) {
      const link = list[k] ?? 0
      if (!network.order.acyclic && !leadsForward(network, link)) continue
      const next = end[link] ?? 0
      const left = (waiting[next] ?? 0) - 1
      waiting[next] = left
      if (left === 0) eligible.push(next)
    }
  }
}

function bestOf(eligible: number[], priority: Float64Array): number {
  let best = 0
  for (let k = 1; k < eligible.length; k++) {
    const [a = 0, b = 0] = [eligible[k], eligible[best]]
    const difference = (priority[a] ?? 0) - (priority[b] ?? 0)
    if (difference < 0 || (difference === 0 && a < b)) best = k
  }
  return best
}

function placeFirst(bench: Bench, early: Early, i: number): void {
  const { network, timeline } = bench
  pullEarly(network, early, i)
  const { tasks } = network
  if (tasks.state[i] === FINISHED) return
  const least = bench.notBefore[i] ?? 0
  if (least > (early.rest[i] ?? 0)) moveTo({ network, early }, i, least)
  const demand = bench.demands[i]
  if (!bench.needs[i] || !demand || tasks.work[i] === 0) return
  for (;;) {
    const [start = 0, finish = 0] = [early.rest[i], early.finish[i]]
    const conflict = timeline.firstConflict(demand, start, finish)
    if (conflict < 0) break
    // On a calendar the way to the next fit has to be gone step by step: the same work can take less time later.
    const next = timeline.end(conflict)
    moveTo(
      { network, early },
      i,
      tasks.axis[i] === -1 ? timeline.firstFit(demand, next, next + finish - start) : next,
    )
  }
  timeline.reserve(demand, { from: early.rest[i] ?? 0, to: early.finish[i] ?? 0 })
}

/** Puts the remaining work of a task at `t` or at the first working moment after it. */
export function moveTo({ network, early }: { network: Network; early: Early }, i: number, t: number): void {
  const { tasks, times } = network
  const work = tasks.work[i] ?? 0
  const axis = times.axes[tasks.axis[i] ?? -1]
  const start = axis ? (work === 0 ? axis.closedUp(t) : axis.upper(axis.work(t))) : t
  const finish = axis && work > 0 ? axis.lower(axis.work(start) + work) : start + work
  early.rest[i] = start
  early.finish[i] = Math.max(finish, early.finish[i] ?? finish)
  if (Number.isNaN(tasks.actualStart[i])) early.start[i] = start
}

function placeLast(bench: Bench, pass: { early: Early; late: Late; projectFinish: number }, i: number): void {
  const { network, timeline } = bench
  const { late } = pass
  pullLate({ network, ...pass }, i)
  const { tasks, times } = network
  const demand = bench.demands[i]
  const work = tasks.work[i] ?? 0
  if (tasks.state[i] === FINISHED || !bench.needs[i] || !demand || work === 0) return
  const axis = times.axes[tasks.axis[i] ?? -1]
  for (;;) {
    const [start = 0, finish = 0] = [late.rest[i], late.finish[i]]
    const conflict = timeline.lastConflict(demand, start, finish)
    if (conflict < 0) break
    const before = timeline.begin(conflict)
    const end = axis ? before : timeline.lastFit(demand, before - (finish - start), before)
    late.finish[i] = axis ? axis.lower(axis.work(end)) : end
    late.rest[i] = axis ? axis.upper(axis.work(end) - work) : end - work
  }
  timeline.reserve(demand, { from: late.rest[i] ?? 0, to: late.finish[i] ?? 0 })
}
