import type { InfeasibleSchedule, SimulatedSchedule, SimulationInput } from '../../contract.ts'
import { type Early, emptyEarly, reach, runForward, type Runaway } from '../early.ts'
import { explainCircle } from '../infeasible.ts'
import { type Network, openNetwork } from '../network.ts'
import { isInfeasible, latest, type Passes, runPasses } from '../passes.ts'
import { openRandom } from '../random.ts'
import { drives } from '../slack.ts'
import { openCorrelation } from './correlation.ts'
import { type Draw, openDraws } from './draws.ts'
import { reportOf } from './report.ts'
import { Covariances } from './statistics.ts'

export interface Run {
  finishes: Float64Array
  costs: Float64Array
  /** In how many iterations a task was critical. */
  critical: Int32Array
  covariances: Covariances
  happened: Int32Array
  /** Iterations in which a maximum lag could not be kept; they are left out. */
  failed: number
}

/**
 * Monte Carlo over the network (Van Slyke 1963): draws the durations and risks of each iteration, runs the forward pass, and counts. The same
 * input and seed give the same answer. A task's distribution stands for its duration, or for what remains when it has begun, in its
 * `durationUnit`; draws below zero count as zero. Constraints that say `no later than` are not enforced: the answer shows how late it gets.
 * Criticality is the share of iterations with the task on a critical path, cruciality its duration's correlation with the finish, and the
 * schedule sensitivity index criticality × the task's deviation / the finish's (PMI; Vanhoucke 2010).
 */
export function simulateSchedule(input: SimulationInput): SimulatedSchedule | InfeasibleSchedule {
  const network = openNetwork(input)
  const passes = runPasses(network)
  if (isInfeasible(passes)) return passes
  const iterations = input.iterations ?? 1000
  const draws = openDraws(input, network)
  const run: Run = {
    finishes: new Float64Array(iterations),
    costs: new Float64Array(iterations),
    critical: new Int32Array(network.tasks.count),
    covariances: new Covariances(network.tasks.count),
    happened: new Int32Array(input.risks?.length ?? 0),
    failed: 0,
  }
  const runaway = iterate({ input, passes, draws }, run)
  if (runaway) return explainCircle(network, runaway)
  return reportOf(input, passes, { run, draws })
}

interface Trial {
  input: SimulationInput
  passes: Passes
  draws: Draw
}

/** Answers the circle when no iteration at all could be met. */
function iterate({ input, passes, draws }: Trial, run: Run) {
  const { network } = passes
  const random = openRandom(input.seed ?? 1)
  const correlate = openCorrelation(input, network, draws.varying)
  const early = emptyEarly(network.tasks.count)
  const marks = openMarks(network)
  const shares = new Float64Array(network.tasks.count)
  let kept = 0
  let runaway: Runaway | undefined
  for (let round = 0; round < run.finishes.length; round++) {
    for (const i of draws.varying) shares[i] = random()
    correlate(shares)
    const risky = draws.take(shares, random, run.happened)
    if (!network.order.acyclic) clear(early)
    runaway = runForward(network, early)
    if (runaway) {
      run.failed++
      continue
    }
    const finish = latest(early.finish, network.times.start)
    run.finishes[kept] = finish
    run.costs[kept++] = draws.cost(risky)
    observe(run, passes, { draws, finish: finish - passes.projectFinish })
    marks.count(run.critical, early, finish)
  }
  run.finishes = run.finishes.subarray(0, kept)
  run.costs = run.costs.subarray(0, kept)
  return kept === 0 ? runaway : undefined
}

function clear(early: Early): void {
  early.start.fill(Number.NEGATIVE_INFINITY)
  early.rest.fill(Number.NEGATIVE_INFINITY)
  early.finish.fill(Number.NEGATIVE_INFINITY)
}

function observe(
  { covariances }: Run,
  { network }: Passes,
  { draws, finish }: { draws: Draw; finish: number },
): void {
  covariances.begin(finish)
  for (const i of draws.changing)
    covariances.add(i, (network.tasks.work[i] ?? 0) - (draws.base[i] ?? 0), finish)
}

/** Counts the tasks from which deciding links lead to the finish of the project. */
function openMarks(network: Network) {
  const { count } = network.tasks
  const { inFirst, inLinks, from } = network.links
  const seen = new Int32Array(count)
  const stack = new Int32Array(count)
  let round = 0
  return {
    count(critical: Int32Array, early: Early, finish: number): void {
      round++
      let top = 0
      const mark = (i: number) => {
        if (seen[i] === round) return
        seen[i] = round
        critical[i] = (critical[i] ?? 0) + 1
        stack[top++] = i
      }
      const limit = finish - reach(finish)
      for (let i = 0; i < count; i++) if ((early.finish[i] ?? 0) >= limit) mark(i)
      const at = { network, early }
      while (top > 0) {
        const i = stack[--top] ?? 0
        for (let k = inFirst[i] ?? 0, end = inFirst[i + 1] ?? 0; k < end; k++) {
          const link = inLinks[k] ?? 0
          if (drives(at, link)) mark(from[link] ?? 0)
        }
      }
    },
  }
}
