import type { InfeasibleSchedule, ScheduleLink } from '../contract.ts'
import { type Early, reach, type Runaway } from './early.ts'
import type { Network } from './network.ts'
import { drives } from './slack.ts'

/** Names the tasks and links of a circle that pushes itself forward. */
export function explainCircle({ input, links }: Network, { links: circle }: Runaway): InfeasibleSchedule {
  const tasks = circle.map((link) => links.from[link] ?? 0)
  return {
    feasible: false,
    reason: 'positiveCycle',
    message:
      'These links form a circle in which every task has to wait for itself. Remove or shorten one of them.',
    tasks: tasks.flatMap((i) => input.tasks[i]?.id ?? []),
    links: circle.flatMap((link) => input.links[link] ?? []),
  }
}

/** The first task that its links or the project start push beyond a constraint, with the chain that pushes it; undefined when all hold. */
export function findContradiction(network: Network, early: Early): InfeasibleSchedule | undefined {
  const { tasks } = network
  let broken: number | undefined
  for (let i = 0; i < tasks.count; i++) {
    if (!isBroken(network, early, i)) continue
    if (broken === undefined || (early.finish[i] ?? 0) < (early.finish[broken] ?? 0)) broken = i
  }
  return broken === undefined ? undefined : explain(network, early, broken)
}

function isBroken({ tasks }: Network, early: Early, i: number): boolean {
  const [start = 0, finish = 0] = [early.rest[i], early.finish[i]]
  return (
    start - reach(start) > (tasks.startCeiling[i] ?? 0) ||
    finish - reach(finish) > (tasks.finishCeiling[i] ?? 0)
  )
}

function explain(network: Network, early: Early, broken: number): InfeasibleSchedule {
  const { chain, links } = chainTo(network, early, broken)
  const id = network.tasks.ids[broken] ?? ''
  return {
    feasible: false,
    reason: 'contradictingConstraint',
    message: `The constraint of ${id} cannot be kept: what leads to it, or its own earliest date, is later than its latest one.`,
    tasks: chain.map((i) => network.tasks.ids[i] ?? ''),
    links,
  }
}

function chainTo(network: Network, early: Early, last: number) {
  const { inFirst, inLinks, from } = network.links
  const chain = [last]
  const links: ScheduleLink[] = []
  for (let at: number | undefined = last; at !== undefined;) {
    const incoming: number[] = [...inLinks.subarray(inFirst[at] ?? 0, inFirst[at + 1] ?? 0)]
    const driving = incoming
      .filter((link) => drives({ network, early }, link) && !chain.includes(from[link] ?? -1))
      .toSorted((a, b) => (from[a] ?? 0) - (from[b] ?? 0))[0]
    at = driving === undefined ? undefined : from[driving]
    if (at === undefined || driving === undefined) break
    chain.unshift(at)
    links.unshift(...[network.input.links[driving]].filter((link) => link !== undefined))
  }
  return { chain, links }
}
