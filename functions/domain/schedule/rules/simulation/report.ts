import type { SimulatedSchedule, SimulationInput } from '../../contract.ts'
import type { Passes } from '../passes.ts'
import { formatDecimal } from '../../../decimal.ts'
import { tidy } from '../slack.ts'
import type { Draw } from './draws.ts'
import type { Run } from './simulate.ts'
import { histogram, percentiles, rank, summary } from './statistics.ts'

const bins = 20

/** Turns what the iterations left behind into the answer. */
export function reportOf(
  input: SimulationInput,
  passes: Passes,
  { run, draws }: { run: Run; draws: Draw },
): SimulatedSchedule {
  const { times } = passes.network
  const finishes = run.finishes.toSorted()
  const mixed = draws.currencies.length > 1
  const costs = draws.hasCosts && !mixed ? run.costs.toSorted() : undefined
  const money = (varying: number) => moneyOf(draws, varying)
  return {
    feasible: true,
    iterations: finishes.length,
    failedIterations: run.failed,
    seed: input.seed ?? 1,
    deterministicFinish: times.write(passes.projectFinish),
    deterministicShare: shareUpTo(finishes, passes.projectFinish),
    targetShare:
      input.target === undefined ? null : shareUpTo(finishes, times.read(input.target, 'target', true)),
    finish: percentiles(finishes, times.write),
    length: summary(lengths(passes, finishes)),
    cost: costs ? { currency: draws.currencies[0] || null, ...costSummary(costs, money) } : null,
    ...(mixed ? { costReason: 'mixedCurrencies' as const } : {}),
    tasks: passes.network.tasks.ids.map((id, i) => taskOf(passes, run, { id, i })),
    risks: (input.risks ?? []).map(({ id }, row) => ({
      id,
      share: (run.happened[row] ?? 0) / run.finishes.length,
    })),
    histogram: histogram(finishes, bins).map(({ from, to, count }) => ({
      from: times.write(from),
      to: times.write(to),
      count,
    })),
    sCurve: Array.from({ length: 101 }, (_, percent) => ({
      share: percent / 100,
      finish: times.write(rank(finishes, percent / 100)),
      cost: costs ? money(rank(costs, percent / 100)) : null,
    })),
  }
}

function costSummary(costs: Float64Array, money: (varying: number) => string) {
  const { mean, standardDeviation, min, max } = summary(costs)
  const deviation = formatDecimal(centsOf(standardDeviation), 2)
  return {
    mean: money(mean),
    standardDeviation: deviation,
    min: money(min),
    max: money(max),
    ...percentiles(costs, money),
  }
}

/** Costs that do not vary are exact; what varies is rounded once. */
const moneyOf = ({ fixedCost }: Draw, varying: number) => formatDecimal(fixedCost + centsOf(varying), 2)

const centsOf = (amount: number) => BigInt(Math.round(amount * 100))

function shareUpTo(sorted: Float64Array, limit: number): number {
  const later = sorted.findIndex((finish) => finish > limit + 1e-7)
  return (later < 0 ? sorted.length : later) / sorted.length
}

/** Working days of the project's calendar from the project start, or plain numbers. */
function lengths({ network: { times } }: Passes, finishes: Float64Array): Float64Array {
  const axis = times.axes[times.projectAxis]
  if (!axis) return finishes.map((finish) => finish - times.start)
  const begin = axis.work(times.start)
  return finishes.map((finish) => (axis.work(finish) - begin) / axis.minutesOfDay)
}

function taskOf(
  { network }: Passes,
  { critical, covariances, finishes }: Run,
  { id, i }: { id: string; i: number },
) {
  const criticality = (critical[i] ?? 0) / finishes.length
  const spread = covariances.finishDeviation()
  const deviation = covariances.deviation(i)
  return {
    id,
    criticality,
    cruciality: tidy(covariances.correlation(i)),
    sensitivity: spread < 1e-12 ? 0 : tidy((criticality * deviation) / spread),
    standardDeviation: tidy(deviation / (network.tasks.day[i] ?? 1)),
  }
}
