import { invalid } from '../../../errors.ts'
import type { InfeasibleSchedule, LevellingInput, LevelledSchedule, priorityRules } from '../../contract.ts'
import { lengthOf } from '../analyse.ts'
import { openNetwork } from '../network.ts'
import { isInfeasible, latest, type Passes, runPasses } from '../passes.ts'
import { FINISHED } from '../task-terms.ts'
import { explainMoves } from './reasons.ts'
import { type Found, search } from './search.ts'
import { type Bench, openBench } from './serial.ts'

export type PriorityRule = (typeof priorityRules)[number]

/**
 * Delays tasks until no resource is used beyond its capacity at any time, and keeps the finish as early as it can: serial generation by
 * several priority rules, forward-backward improvement (Li and Willis 1992; Tormos and Lova 2001), then seeded variations up to the budget
 * of schedules. The same input gives the same answer. Links, calendars, progress and constraints are kept; a task holds its resources
 * from start to finish. No schedule is an answer (`capacity`), with the tasks that do not fit.
 */
export function levelResources(input: LevellingInput): LevelledSchedule | InfeasibleSchedule {
  const network = openNetwork(input)
  const passes = runPasses(network)
  if (isInfeasible(passes)) return passes
  const capacities = Float64Array.from(input.resources, (resource) => resource.capacity)
  const demands = readDemands(input)
  const tooLarge = tasksBeyond(passes, demands, capacities)
  if (tooLarge.length > 0) return noCapacity(passes, tooLarge, 'needs more of a resource than there is.')
  const bench = openBench(network, demands, capacities)
  const found = search(bench, passes, input)
  if ('broken' in found)
    return noCapacity(
      passes,
      found.broken,
      'cannot keep its constraint or maximum lag within the capacities.',
    )
  return answer(bench, passes, found)
}

function readDemands({ tasks, resources }: LevellingInput): Float64Array[] {
  const places = new Map(resources.map(({ id }, r) => [id, r]))
  if (places.size < resources.length)
    throw invalid([{ path: 'resources', message: 'Two resources have the same id.' }])
  return tasks.map(({ demands = {} }, i) => {
    const row = new Float64Array(resources.length)
    for (const [id, units] of Object.entries(demands)) {
      const r = places.get(id)
      if (r === undefined)
        throw invalid([{ path: `tasks.${i}.demands`, message: `There is no resource ${id}.` }])
      row[r] = units
    }
    return row
  })
}

function tasksBeyond({ network }: Passes, demands: Float64Array[], capacities: Float64Array): number[] {
  const { state, work } = network.tasks
  const beyond = (row: Float64Array) => row.some((units, r) => units > (capacities[r] ?? 0))
  return demands.flatMap((row, i) => (state[i] !== FINISHED && (work[i] ?? 0) > 0 && beyond(row) ? i : []))
}

const noCapacity = ({ network }: Passes, places: number[], what: string): InfeasibleSchedule => {
  const tasks = places.map((i) => network.tasks.ids[i] ?? '')
  return { feasible: false, reason: 'capacity', message: `${tasks[0] ?? 'A task'} ${what}`, tasks, links: [] }
}

function answer(bench: Bench, passes: Passes, found: Found): LevelledSchedule {
  const { network } = passes
  const { times, input } = network
  const finish = latest(found.early.finish, times.start)
  const levelled: Passes = { ...passes, early: found.early, soonest: found.early, projectFinish: finish }
  const start = found.early.start.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const begin = Number.isFinite(start) ? start : times.start
  const moves = explainMoves(bench, passes, levelled)
  return {
    feasible: true,
    length: lengthOf(levelled, begin),
    start: times.write(begin),
    finish: times.write(finish),
    unlevelledFinish: times.write(passes.projectFinish),
    optimal: found.optimal,
    rule: found.rule,
    schedules: found.schedules,
    tasks: moves,
    resources: (input.resources ?? []).map(({ id, capacity }, r) => ({
      id,
      capacity,
      peak: bench.timeline.peak(r),
    })),
  }
}
