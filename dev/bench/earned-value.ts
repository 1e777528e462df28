import { forecastThroughput } from '../../functions/domain/portfolio/throughput.ts'
import { forecastWork, historyOf } from './earned-value-work.ts'
import { measureEngine } from './engines.ts'
import type { Figure } from './figures.ts'

const area = 'forecasts'

/** The engines of earned value and throughput without HTTP, in Node and in workerd, and how often a promise held. */
export const measureForecasts = async (): Promise<Figure[]> => [
  ...(await measureEngine(area, forecastWork())),
  {
    area,
    name: 'back-test: P85 that held over 20 steady teams of 52 weeks',
    value: heldShare() * 100,
    unit: '%',
    aim: '80 to 90 %',
  },
]

function heldShare(): number {
  const tests = Array.from({ length: 20 }, (_, seed) => {
    const { backTest } = forecastThroughput({ history: historyOf(seed), remaining: 24, trials: 100, seed })
    return backTest.items.p85
  })
  return sum(tests.map(({ held }) => held)) / sum(tests.map(({ cases }) => cases))
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
