import { type Early, reach, tolerance } from './early.ts'
import { FF, FS, type Network, SS } from './network.ts'
import { FINISHED, PLANNED } from './task-terms.ts'
import type { WorkAxis } from './work-axis.ts'

/** The backward pass, by task: the latest dates that keep the project's finish, the constraints and the deadlines. */
export interface Late {
  rest: Float64Array
  finish: Float64Array
}

interface Pass {
  network: Network
  early: Early
  late: Late
  projectFinish: number
}

export const emptyLate = (count: number): Late => ({
  rest: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
  finish: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
})

export function runBackward(pass: Pass): void {
  const { sequence, cycleEnd, acyclic } = pass.network.order
  const begins = acyclic ? undefined : beginsOfCircles(cycleEnd)
  for (let p = sequence.length - 1; p >= 0; p--) {
    const begin = begins?.get(p)
    if (begin === undefined) {
      pullLate(pass, sequence[p] ?? 0)
      continue
    }
    settle(pass, sequence.subarray(begin, p + 1))
    p = begin
  }
}

const beginsOfCircles = (cycleEnd: Int32Array) =>
  new Map(Array.from(cycleEnd, (end, begin) => [end - 1, begin] as const).filter(([last]) => last >= 0))

function settle(pass: Pass, members: Int32Array): void {
  const { late } = pass
  for (let round = 0, moved = true; moved && round < members.length + 500; round++) {
    moved = false
    for (let k = members.length - 1; k >= 0; k--) {
      const i = members[k] ?? 0
      const [rest, finish] = [late.rest[i] ?? 0, late.finish[i] ?? 0]
      pullLate(pass, i)
      if (isEarlier(late.rest[i], rest) || isEarlier(late.finish[i], finish)) moved = true
      else [late.rest[i], late.finish[i]] = [rest, finish]
    }
  }
}

const isEarlier = (now = 0, then: number) => now < then - reach(then)

/** Sets the latest dates of one task from its bounds and the tasks that it leads to. */
export function pullLate(pass: Pass, i: number): void {
  const { network, early, late } = pass
  const { tasks, links } = network
  if (tasks.state[i] === FINISHED) {
    late.rest[i] = early.rest[i] ?? 0
    late.finish[i] = early.finish[i] ?? 0
    return
  }
  let startBound = tasks.startCeiling[i] ?? 0
  let finishBound = Math.min(pass.projectFinish, tasks.finishCeiling[i] ?? 0, tasks.deadline[i] ?? 0)
  const { outLinks, to, type } = links
  const planned = tasks.state[i] === PLANNED
  for (let k = links.outFirst[i] ?? 0, end = links.outFirst[i + 1] ?? 0; k < end; k++) {
    const link = outLinks[k] ?? 0
    const kind = type[link] ?? FS
    const target = to[link] ?? 0
    const bound = pulled(
      network,
      link,
      (kind === FS || kind === SS ? late.rest[target] : late.finish[target]) ?? 0,
    )
    if (kind === FS || kind === FF) {
      if (bound < finishBound) finishBound = bound
    } else if (planned && bound < startBound) startBound = bound
  }
  const axis = network.times.axes[tasks.axis[i] ?? -1]
  if (axis) return setOnAxis({ ...pass, i }, axis, { startBound, finishBound })
  const work = tasks.work[i] ?? 0
  const byStart = startBound + work < finishBound
  late.rest[i] = byStart ? startBound : finishBound - work
  late.finish[i] = byStart ? startBound + work : finishBound
}

function setOnAxis(
  at: Pass & { i: number },
  axis: WorkAxis,
  bounds: { startBound: number; finishBound: number },
): void {
  const { network, early, late, i } = at
  const { startBound, finishBound } = bounds
  const work = network.tasks.work[i] ?? 0
  const latest = Math.min(startBound, finishBound)
  if (latest === Number.POSITIVE_INFINITY) return
  if (work === 0) {
    late.rest[i] = late.finish[i] = axis.closedDown(latest)
    return
  }
  const byStart = startBound === Number.POSITIVE_INFINITY ? startBound : axis.work(startBound)
  const byFinish = finishBound === Number.POSITIVE_INFINITY ? finishBound : axis.work(finishBound) - work
  const done = Math.min(byStart, byFinish)
  const start = axis.upper(done)
  const finish = axis.lower(done + work)
  // The end of a shift and the beginning of the next are the same amount of work; what is early is never shown after what is late.
  late.rest[i] = start > startBound ? axis.closedDown(startBound) : start
  const earlyFinish = early.finish[i] ?? 0
  const same = earlyFinish > finish && Math.abs(axis.work(earlyFinish) - done - work) < tolerance
  late.finish[i] = same ? earlyFinish : finish
}

/** The latest moment for a link's own end when its successor may lie at `t` at the latest. */
export function pulled({ links, times }: Network, link: number, t: number): number {
  const lag = links.lag[link] ?? 0
  if (lag === 0) return t
  const axis = times.axes[links.lagAxis[link] ?? -1]
  return axis && t < Number.POSITIVE_INFINITY ? axis.upper(axis.work(t) - lag) : t - lag
}
