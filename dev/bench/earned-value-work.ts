import { analyseEarnedValue } from '../../functions/domain/portfolio/earned-value.ts'
import { forecastThroughput } from '../../functions/domain/portfolio/throughput.ts'
import { randomOf } from '../../functions/domain/portfolio/throughput/random/rules.ts'
import type { EngineWork } from './engine-work.ts'

export const forecastWork = (): EngineWork[] => [
  {
    name: 'throughput, 10,000 trials and back-test',
    aim: null,
    runs: 9,
    open() {
      const history = historyOf(1)
      return () => forecastThroughput({ history, remaining: 100, trials: 10_000 })
    },
  },
  {
    name: 'earned value, 5,000 work packages rolled up',
    aim: null,
    runs: 9,
    open() {
      const packages = Array.from({ length: 5000 }, (_, index) => ({
        id: String(index),
        bac: `${index}.25`,
        ac: `${index}.10`,
        start: '2026-01-01',
        finish: '2026-12-31',
        progress: { method: 'percent_complete' as const, complete: index % 100 },
      }))
      return () => analyseEarnedValue({ packages, asOf: '2026-06-30' })
    },
  },
]

/** A year of weeks of a team whose pace does not change: 0 to 12 items, the middle most often. */
export function historyOf(seed: number): number[] {
  const random = randomOf(seed)
  return Array.from({ length: 52 }, () => Math.floor(random() * 7) + Math.floor(random() * 7))
}
