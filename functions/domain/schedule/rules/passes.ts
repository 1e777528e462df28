import type { InfeasibleSchedule } from '../contract.ts'
import { type Early, emptyEarly, runForward } from './early.ts'
import { explainCircle, findContradiction } from './infeasible.ts'
import { emptyLate, type Late, pullLate, runBackward } from './late.ts'
import type { Network } from './network.ts'
import { PLANNED, STARTED } from './task-terms.ts'

/** Both passes over a network. `soonest` is the forward pass before tasks that want to be late were moved. */
export interface Passes {
  network: Network
  early: Early
  soonest: Early
  late: Late
  projectFinish: number
}

/** Runs both passes over all tasks, or says why no dates fit. */
export function runPasses(network: Network): Passes | InfeasibleSchedule {
  const early = emptyEarly(network.tasks.count)
  const runaway = runForward(network, early)
  if (runaway) return explainCircle(network, runaway)
  const contradiction = findContradiction(network, early)
  if (contradiction) return contradiction
  const projectFinish = latest(early.finish, network.times.start)
  const late = emptyLate(network.tasks.count)
  runBackward({ network, early, late, projectFinish })
  const passes = { network, early, soonest: early, late, projectFinish }
  return network.tasks.late.includes(1) ? putOff(passes) : passes
}

export const isInfeasible = (outcome: Passes | InfeasibleSchedule): outcome is InfeasibleSchedule =>
  'feasible' in outcome

export function latest(finish: Float64Array, otherwise: number): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < finish.length; i++) if ((finish[i] ?? 0) > most) most = finish[i] ?? 0
  return most === Number.NEGATIVE_INFINITY ? otherwise : most
}

/** As late as possible: such a task uses up its free float, so that nothing after it moves. Chains are put off from their end. */
function putOff(passes: Passes): Passes {
  const { network, soonest, projectFinish } = passes
  const early = { start: soonest.start.slice(), rest: soonest.rest.slice(), finish: soonest.finish.slice() }
  const { sequence } = network.order
  for (let p = sequence.length - 1; p >= 0; p--) {
    const i = sequence[p] ?? 0
    if (!network.tasks.late[i] || network.tasks.state[i] !== PLANNED) continue
    const [rest = 0, finish = 0] = [early.rest[i], early.finish[i]]
    pullLate({ network, early: soonest, late: early, projectFinish }, i)
    if ((early.finish[i] ?? 0) < finish || (early.rest[i] ?? 0) < rest) {
      early.rest[i] = rest
      early.finish[i] = finish
    }
    early.start[i] = early.rest[i] ?? 0
  }
  return { ...passes, early }
}

/** The late start that is shown: work that has begun has begun. */
export const lateStartOf = ({ network, early, late }: Passes, i: number): number =>
  (network.tasks.state[i] === STARTED ? early.start[i] : late.rest[i]) ?? 0
