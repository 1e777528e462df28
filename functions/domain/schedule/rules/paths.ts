import { type Early, reach } from './early.ts'
import type { Network } from './network.ts'
import { between, driversOf } from './slack.ts'
import { FINISHED } from './task-terms.ts'

const pathLimit = 10

/**
 * The chains of deciding links that end at the project's finish, each from its first task to its last, at most ten. Work that is
 * finished is left out. The order is that of the tasks in the input, so that the order of the links does not matter.
 */
export function findCriticalPaths(at: { network: Network; early: Early; projectFinish: number }): number[][] {
  const { network, early, projectFinish } = at
  const found: number[][] = []
  const budget = { steps: 20 * network.tasks.count + 1000 }
  for (let i = 0; i < network.tasks.count && found.length < pathLimit; i++) {
    const isEnd = (early.finish[i] ?? 0) >= projectFinish - reach(projectFinish)
    if (isEnd && isOpen(network, i) && !isPassedOn(at, i)) collect(at, i, { found, budget })
  }
  return found
}

const isOpen = ({ tasks }: Network, i: number) => tasks.state[i] !== FINISHED

/** A task that ends with the project and decides another that does so too is in the middle of a path. */
function isPassedOn(at: { network: Network; early: Early; projectFinish: number }, i: number): boolean {
  const { outFirst, outLinks, to } = at.network.links
  const { place } = at.network.order
  for (let k = outFirst[i] ?? 0, end = outFirst[i + 1] ?? 0; k < end; k++) {
    const next = to[outLinks[k] ?? 0] ?? 0
    const ends = (at.early.finish[next] ?? 0) >= at.projectFinish - reach(at.projectFinish)
    if (ends && (place[next] ?? 0) > (place[i] ?? 0) && driversOf(at, next).includes(i)) return true
  }
  return false
}

interface Search {
  found: number[][]
  budget: { steps: number }
}

/** Walks from an end back to the tasks that nothing decides. */
function collect(at: { network: Network; early: Early }, end: number, { found, budget }: Search): void {
  const path: number[] = []
  const onPath = new Set<number>()
  const choices: number[][] = []
  const enter = (i: number) => {
    path.push(i)
    onPath.add(i)
    const drivers = driversOf(at, i).filter((driver) => isOpen(at.network, driver))
    const next = drivers.filter((driver) => !onPath.has(driver))
    if (next.length === 0 && (drivers.length === 0 || isRooted(at, i))) found.push(path.toReversed())
    choices.push(next.toReversed())
  }
  enter(end)
  while (path.length > 0 && found.length < pathLimit) {
    if (budget.steps-- <= 0) return
    const next = choices.at(-1)?.pop()
    if (next !== undefined) {
      enter(next)
      continue
    }
    onPath.delete(path.pop() ?? -1)
    choices.pop()
  }
}

/** Inside a circle: the task would lie where it does without any link. */
function isRooted({ network, early }: { network: Network; early: Early }, i: number): boolean {
  const { tasks, anchored, floor } = network
  const [rest = 0, finish = 0] = [early.rest[i], early.finish[i]]
  const own = Math.max(tasks.startFloor[i] ?? 0, anchored[i] ? floor : Number.NEGATIVE_INFINITY)
  const ends = tasks.finishFloor[i] ?? 0
  return (
    (own > Number.NEGATIVE_INFINITY && between(network, i, [own, rest]) <= reach(rest)) ||
    ends >= finish - reach(finish)
  )
}

/**
 * Chains of deciding links whose tasks share one total float above `above` and not above `threshold`; each task is in one chain, the chain
 * with the least float first.
 */
export function findNearCritical(
  at: { network: Network; early: Early },
  floats: Float64Array,
  { above, threshold }: { above: number; threshold: number },
): { totalFloat: number; tasks: number[] }[] {
  const near = Array.from(floats.keys()).filter(
    (i) => isOpen(at.network, i) && isNear(floats[i], above, threshold),
  )
  const byFloat = (a: number, b: number) =>
    (floats[a] ?? 0) - (floats[b] ?? 0) || (at.early.finish[b] ?? 0) - (at.early.finish[a] ?? 0) || a - b
  const left = new Set(near.toSorted(byFloat))
  return chainUp(at, floats, left)
}

const isNear = (float = 0, above: number, threshold: number) => float > above && float <= threshold

function chainUp(at: { network: Network; early: Early }, floats: Float64Array, left: Set<number>) {
  const chains: { totalFloat: number; tasks: number[] }[] = []
  for (const end of left) {
    const tasks: number[] = []
    for (let i: number | undefined = end; i !== undefined;) {
      left.delete(i)
      tasks.unshift(i)
      const same = (driver: number) => left.has(driver) && floats[driver] === floats[end]
      i = driversOf(at, i).find(same)
    }
    chains.push({ totalFloat: floats[end] ?? 0, tasks })
  }
  return chains
}
