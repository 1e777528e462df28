import { parseDecimal, unitsAt } from '../../../decimal.ts'
import { invalid } from '../../../errors.ts'
import type { SimulationInput } from '../../contract.ts'
import type { Network } from '../network.ts'
import { FINISHED } from '../task-terms.ts'
import { type Quantile, quantileOf } from './distributions.ts'

/** What an iteration draws, and what it costs. */
export interface Draw {
  /** Tasks with a distribution of their own, by place. */
  varying: Int32Array
  /** Tasks whose duration can differ between iterations, by distribution or by risk. */
  changing: Int32Array
  /** Work of each task without uncertainty. */
  base: Float64Array
  /** Sets the work of the network's tasks; answers what the risks that happened cost, and counts them. */
  take(shares: Float64Array, random: () => number, happened: Int32Array): number
  /** What varies of the cost of the iteration that was taken last. */
  cost(risks: number): number
  /** What does not vary, in cents. */
  fixedCost: bigint
  hasCosts: boolean
  currencies: string[]
}

export function openDraws(input: SimulationInput, network: Network): Draw {
  const { tasks } = network
  const quantiles = readQuantiles(input, network)
  const varying = Int32Array.from(quantiles.keys())
  const samplers = [...quantiles.values()]
  const risks = readRisks(input, network)
  const base = tasks.work.slice()
  const affected = risks.flatMap((risk) => (risk.delay ? risk.tasks : []))
  const { fixed, perDay } = readCosts(input)
  return {
    varying,
    changing: Int32Array.from(new Set([...varying, ...affected])),
    base,
    take(shares, random, happened) {
      for (const i of affected) tasks.work[i] = base[i] ?? 0
      for (let k = 0; k < varying.length; k++) {
        const i = varying[k] ?? 0
        tasks.work[i] = samplers[k]?.(shares[i] ?? 0) ?? 0
      }
      return takeRisks({ risks, network }, random, happened)
    },
    cost: (extra) =>
      perDay.reduce((sum, rate, i) => sum + rate * ((tasks.work[i] ?? 0) / (tasks.day[i] ?? 1)), extra),
    fixedCost: fixed,
    hasCosts: fixed !== 0n || perDay.some((rate) => rate > 0) || risks.some((risk) => risk.cost),
    currencies: currenciesOf(input),
  }
}

/** Durations become work as the network counts it; whole minutes on a calendar. */
function readQuantiles(input: SimulationInput, { tasks, times }: Network): Map<number, Quantile> {
  const quantiles = new Map<number, Quantile>()
  input.tasks.forEach((task, i) => {
    if (!task.distribution || tasks.state[i] === FINISHED) return
    const quantile = quantileOf(task.distribution, `tasks.${i}.distribution`)
    const on = { axis: tasks.axis[i] ?? -1, path: `tasks.${i}` }
    const unit = times.plain ? 1 : times.span(1, task.durationUnit, on).size
    quantiles.set(
      i,
      times.plain ? (u) => Math.max(0, quantile(u)) : (u) => Math.max(0, Math.round(quantile(u) * unit)),
    )
  })
  return quantiles
}

interface Risk {
  probability: number
  tasks: number[]
  delay: Quantile | undefined
  cost: Quantile | undefined
}

const readRisks = (input: SimulationInput, { tasks }: Network): Risk[] =>
  (input.risks ?? []).map(({ probability, delay, cost, tasks: ids }, row) => ({
    probability,
    tasks: ids.flatMap((id) => {
      const i = tasks.places.get(id)
      if (i === undefined)
        throw invalid([{ path: `risks.${row}.tasks`, message: `There is no task with the id ${id}.` }])
      return tasks.state[i] === FINISHED ? [] : i
    }),
    delay: delay && quantileOf(delay, `risks.${row}.delay`),
    cost: cost && quantileOf(cost, `risks.${row}.cost`),
  }))

/** Each risk happens or not, once for all of its tasks. */
function takeRisks(
  { risks, network }: { risks: Risk[]; network: Network },
  random: () => number,
  happened: Int32Array,
): number {
  const { tasks, times } = network
  let cost = 0
  risks.forEach(({ probability, tasks: affected, ...impact }, row) => {
    // As many numbers are drawn when nothing happens, so that one risk does not change what others do.
    const [happens, delayShare, costShare] = [random() < probability, random(), random()]
    if (!happens) return
    happened[row] = (happened[row] ?? 0) + 1
    cost += impact.cost?.(costShare) ?? 0
    const days = impact.delay?.(delayShare) ?? 0
    for (const i of affected) {
      const work = (tasks.work[i] ?? 0) + days * (tasks.day[i] ?? 1)
      tasks.work[i] = Math.max(0, times.plain ? work : Math.round(work))
    }
  })
  return cost
}

function readCosts({ tasks }: SimulationInput): { fixed: bigint; perDay: Float64Array } {
  return {
    fixed: tasks.reduce((sum, { cost = '0' }) => sum + unitsAt(parseDecimal(cost), 2), 0n),
    perDay: Float64Array.from(tasks, (task) => task.costPerDay ?? 0),
  }
}

function currenciesOf({ tasks }: SimulationInput): string[] {
  const costing = tasks.filter(({ cost, costPerDay }) => cost !== undefined || costPerDay !== undefined)
  return [...new Set(costing.map(({ currency = '' }) => currency))]
}
