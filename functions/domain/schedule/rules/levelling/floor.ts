import type { Passes } from '../passes.ts'
import { FINISHED } from '../task-terms.ts'
import type { Bench } from './serial.ts'

/**
 * No levelled schedule finishes before this: the finish without levelling and, where moments are plain numbers, before each resource,
 * from the earliest start of the tasks that need it, has done all of their work at full capacity.
 */
export function earliestFinish({ demands, capacities }: Bench, passes: Passes): number {
  if (passes.network.times.axes.length > 0) return passes.projectFinish
  const perResource = Array.from(capacities, (capacity, r) => energyFinish(passes, demands, [r, capacity]))
  return Math.max(passes.projectFinish, ...perResource)
}

function energyFinish(
  { network, soonest }: Passes,
  demands: Float64Array[],
  [r, capacity]: [resource: number, capacity: number],
): number {
  const { state, work } = network.tasks
  let [begin, energy] = [Number.POSITIVE_INFINITY, 0]
  demands.forEach((row, i) => {
    const units = row[r] ?? 0
    if (units === 0 || state[i] === FINISHED || work[i] === 0) return
    begin = Math.min(begin, soonest.rest[i] ?? 0)
    energy += units * (work[i] ?? 0)
  })
  return energy === 0 ? Number.NEGATIVE_INFINITY : begin + energy / capacity
}
