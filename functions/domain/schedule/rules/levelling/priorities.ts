import type { priorityRules } from '../../contract.ts'
import type { Network } from '../network.ts'
import type { Passes } from '../passes.ts'

/** A number for each task; the lowest is placed first (Kolisch and Hartmann 1999 compare the rules). */
export function priorityOf(rule: (typeof priorityRules)[number], { network, late }: Passes): Float64Array {
  switch (rule) {
    case 'latestFinish':
      return late.finish.slice()
    case 'latestStart':
      return late.rest.slice()
    case 'shortest':
      return network.tasks.work.slice()
    case 'mostSuccessors':
      return overSuccessors(network, () => 1)
    case 'greatestRankPositionalWeight':
      return overSuccessors(network, (i) => network.tasks.work[i] ?? 0, true)
  }
}

/** The negative sum of a weight over the tasks that a task leads to: all of them, or with `direct` itself and the next ones. */
function overSuccessors(network: Network, weight: (i: number) => number, direct = false): Float64Array {
  return Float64Array.from(network.tasks.ids.keys(), (i) => {
    const reached = direct ? [i, ...new Set(nextOf(network, i))] : allAfter(network, i)
    return -reached.reduce((sum, task) => sum + weight(task), 0)
  })
}

const nextOf = ({ links }: Network, i: number) =>
  Array.from(links.outLinks.subarray(links.outFirst[i], links.outFirst[i + 1]), (link) => links.to[link] ?? 0)

const farthest = 5000

function allAfter(network: Network, i: number): number[] {
  const seen = new Set(nextOf(network, i))
  for (const task of seen) {
    if (seen.size > farthest) break
    for (const next of nextOf(network, task)) seen.add(next)
  }
  return [...seen]
}
