import { performance } from 'node:perf_hooks'
import { analyseEarnedValue } from '../../functions/domain/portfolio/earned-value.ts'
import { forecastThroughput } from '../../functions/domain/portfolio/throughput.ts'
import { randomOf } from '../../functions/domain/portfolio/throughput/random/rules.ts'
import { type Figure, median } from './figures.ts'

const area = 'forecasts'

/** The engines of earned value and throughput in this process, without HTTP. */
export async function measureForecasts(): Promise<Figure[]> {
  const history = historyOf(1)
  const packages = Array.from({ length: 5000 }, (_, index) => ({
    id: String(index),
    bac: `${index}.25`,
    ac: `${index}.10`,
    start: '2026-01-01',
    finish: '2026-12-31',
    progress: { method: 'percent_complete' as const, complete: index % 100 },
  }))
  const forecast = () => forecastThroughput({ history, remaining: 100, trials: 10_000 })
  return [
    { area, name: 'throughput, 10,000 trials and back-test', value: timed(forecast), unit: 'ms', aim: null },
    {
      area,
      name: 'earned value, 5,000 work packages rolled up',
      value: timed(() => analyseEarnedValue({ packages, asOf: '2026-06-30' })),
      unit: 'ms',
      aim: null,
    },
    {
      area,
      name: 'back-test: P85 that held over 20 steady teams of 52 weeks',
      value: heldShare() * 100,
      unit: '%',
      aim: '80 to 90 %',
    },
  ]
}

/** A year of weeks of a team whose pace does not change: 0 to 12 items, the middle most often. */
function historyOf(seed: number): number[] {
  const random = randomOf(seed)
  return Array.from({ length: 52 }, () => Math.floor(random() * 7) + Math.floor(random() * 7))
}

function heldShare(): number {
  const tests = Array.from({ length: 20 }, (_, seed) => {
    const { backTest } = forecastThroughput({ history: historyOf(seed), remaining: 24, trials: 100, seed })
    return backTest.items.p85
  })
  return sum(tests.map(({ held }) => held)) / sum(tests.map(({ cases }) => cases))
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

function timed(run: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return median(times)
}
