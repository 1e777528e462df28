import { invalid } from '../../errors.ts'
import { FF, FS, type Network, SS } from './network.ts'
import { FINISHED, STARTED } from './task-terms.ts'
import type { WorkAxis } from './work-axis.ts'

/** Two numbers closer than this are the same moment. */
export const tolerance = 1e-7

/** The same, for sums as large as `value`. */
export const reach = (value: number): number =>
  Number.isFinite(value) ? Math.max(tolerance, Math.abs(value) * 1e-12) : tolerance

/** The forward pass, by task. `rest` is where the remaining work starts: the start itself unless the task has begun. */
export interface Early {
  start: Float64Array
  rest: Float64Array
  finish: Float64Array
}

/** A circle of links that pushes itself forward for ever; each of its links leads to the next one's task. */
export interface Runaway {
  links: number[]
}

export function emptyEarly(count: number): Early {
  return {
    start: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    rest: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    finish: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
  }
}

/** Earliest dates of all tasks, in O(tasks + links) when there is no circle; the circle when one cannot be met. */
export function runForward(network: Network, early: Early): Runaway | undefined {
  const { sequence, cycleEnd, acyclic } = network.order
  for (let p = 0; p < sequence.length; p++) {
    const end = acyclic ? 0 : (cycleEnd[p] ?? 0)
    if (end === 0) {
      pullEarly(network, early, sequence[p] ?? 0)
      continue
    }
    const runaway = settle(network, early, sequence.subarray(p, end))
    if (runaway) return runaway
    p = end - 1
  }
  return undefined
}

/** Sets the dates of one task from its bounds and the tasks that lead to it. Answers the link that decides, or -1. */
export function pullEarly(network: Network, early: Early, i: number): number {
  const { tasks, links, times } = network
  if (tasks.state[i] === FINISHED) return setActuals(network, early, i)
  let startBound = tasks.startFloor[i] ?? 0
  if (network.anchored[i] && startBound < network.floor) startBound = network.floor
  let finishBound = tasks.finishFloor[i] ?? 0
  let startLink = -1
  let finishLink = -1
  const { inLinks, from, type } = links
  for (let k = links.inFirst[i] ?? 0, end = links.inFirst[i + 1] ?? 0; k < end; k++) {
    const link = inLinks[k] ?? 0
    const kind = type[link] ?? FS
    const source = from[link] ?? 0
    const bound = pushed(
      network,
      link,
      (kind === FS || kind === FF ? early.finish[source] : early.start[source]) ?? 0,
    )
    if (kind === FS || kind === SS) {
      if (bound > startBound) {
        startBound = bound
        startLink = link
      }
    } else if (bound > finishBound) {
      finishBound = bound
      finishLink = link
    }
  }
  const work = tasks.work[i] ?? 0
  const axis = times.axes[tasks.axis[i] ?? -1]
  if (axis) return setOnAxis({ network, early, i }, axis, { startBound, finishBound, startLink, finishLink })
  const byFinish = finishBound - work > startBound
  const start = byFinish ? finishBound - work : startBound
  early.rest[i] = start
  early.finish[i] = byFinish ? finishBound : start + work
  early.start[i] = tasks.state[i] === STARTED ? (tasks.actualStart[i] ?? 0) : start
  return byFinish ? finishLink : startLink
}

interface Bounds {
  startBound: number
  finishBound: number
  startLink: number
  finishLink: number
}

function setOnAxis(
  at: { network: Network; early: Early; i: number },
  axis: WorkAxis,
  bounds: Bounds,
): number {
  const { network, early, i } = at
  const { startBound, finishBound, startLink, finishLink } = bounds
  const { tasks } = network
  const work = tasks.work[i] ?? 0
  const latest = Math.max(startBound, finishBound)
  if (latest === Number.NEGATIVE_INFINITY) return -1
  const byStart = startBound === Number.NEGATIVE_INFINITY ? startBound : axis.work(startBound)
  const byFinish = finishBound === Number.NEGATIVE_INFINITY ? finishBound : axis.work(finishBound) - work
  const done = Math.max(byStart, byFinish)
  const start = work === 0 ? axis.closedUp(latest) : axis.upper(done)
  const finish = work === 0 ? start : axis.lower(done + work)
  const held = byFinish >= byStart && finishBound > finish ? axis.closedUp(finishBound) : finish
  early.rest[i] = start
  early.finish[i] = held
  early.start[i] = tasks.state[i] === STARTED ? (tasks.actualStart[i] ?? 0) : start
  if (work === 0) return finishBound > startBound ? finishLink : startLink
  return byFinish > byStart ? finishLink : startLink
}

function setActuals({ tasks }: Network, early: Early, i: number): number {
  early.start[i] = early.rest[i] = tasks.actualStart[i] ?? 0
  early.finish[i] = tasks.actualFinish[i] ?? 0
  return -1
}

/** The earliest moment that a link leaves to its successor when its own end lies at `t`. */
export function pushed({ links, times }: Network, link: number, t: number): number {
  const lag = links.lag[link] ?? 0
  if (lag === 0) return t
  const axis = times.axes[links.lagAxis[link] ?? -1]
  return axis && t > Number.NEGATIVE_INFINITY ? axis.lower(axis.work(t) + lag) : t + lag
}

const patience = 30_000_000
const tooTangled =
  'Too many tasks lead to each other in circles. Remove some of the links with a negative lag.'

/** Goes round a circle until nothing moves. On the plain axis a circle among the deciding links proves that none ends. */
function settle(network: Network, early: Early, members: Int32Array): Runaway | undefined {
  const decides = new Map<number, number>()
  const plain = network.times.axes.length === 0
  const rounds = members.length + (plain ? 2 : 500)
  for (let round = 0; round < rounds; round++) {
    if (round * members.length > patience) throw invalid([{ path: 'links', message: tooTangled }])
    let moved = false
    for (const i of members) {
      const [rest, finish] = [early.rest[i] ?? 0, early.finish[i] ?? 0]
      const link = pullEarly(network, early, i)
      if (isLater(early.rest[i], rest) || isLater(early.finish[i], finish)) {
        decides.set(i, link)
        moved = true
      } else {
        early.rest[i] = rest
        early.finish[i] = finish
        early.start[i] = network.tasks.state[i] === STARTED ? (network.tasks.actualStart[i] ?? 0) : rest
      }
    }
    if (!moved) return undefined
    const circle = plain || round === rounds - 1 ? findCircle(network, decides) : undefined
    if (circle) return { links: circle }
  }
  return { links: [] }
}

const isLater = (now = 0, then: number) => now > then + reach(then)

function findCircle({ links, tasks }: Network, decides: Map<number, number>): number[] | undefined {
  const checked = new Set<number>()
  for (const first of decides.keys()) {
    const path: number[] = []
    const places = new Map<number, number>()
    for (let at = first; !checked.has(at);) {
      checked.add(at)
      places.set(at, path.length)
      const link = decides.get(at) ?? -1
      if (link < 0 || isFixed(links.type[link], tasks.state[links.from[link] ?? 0])) break
      path.push(link)
      at = links.from[link] ?? 0
      const begin = places.get(at)
      if (begin !== undefined) return path.slice(begin).toReversed()
    }
  }
  return undefined
}

/** The start of work that has begun stays where it is, whatever leads to it. */
const isFixed = (type = FS, state = 0) => type !== FS && type !== FF && state === STARTED
