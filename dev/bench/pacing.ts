import type { Figure } from './figures.ts'
import { withProduct } from './product.ts'

const budget = 180
const windowMs = 60_000
// Enough pages for more than two windows.
const size = { programs: 20, projects: 980, budgetLines: 35_000, risks: 4000, actions: 5000 }

/** A full sync paced at 180 calls a minute against a source that enforces exactly that: how much of it is used, and how often it is hit. */
export async function measurePacing(): Promise<Figure[]> {
  return withProduct({ size, budgetPerMinute: budget }, async ({ notion, sync }) => {
    notion.control.setRateLimit({ budget, windowMs })
    notion.control.clearRequests()
    await sync('full')
    const times = notion.control.requests().map((request) => Date.parse(request.at))
    const [first = 0, last = 0] = [times[0], times.at(-1)]
    const windows = Math.floor((last - first) / windowMs)
    if (windows < 2) throw new Error('The sync was too short to say anything about pacing.')
    const used = times.filter((time) => time < first + windows * windowMs).length
    return [
      {
        area: 'pacing',
        name: `full sync at ${budget} calls a minute`,
        value: (last - first) / 1000,
        unit: 's',
        aim: null,
      },
      {
        area: 'pacing',
        name: 'share of the budget used',
        value: (used / (windows * budget)) * 100,
        unit: '%',
        aim: 'at least 90 %',
      },
      {
        area: 'pacing',
        name: 'avoidable 429 answers',
        value: notion.control.counters().rateLimited,
        unit: '',
        aim: '0',
      },
    ]
  })
}
