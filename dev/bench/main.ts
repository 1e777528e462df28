import { buildIfStale } from '../build.ts'
import { measureForecasts } from './earned-value.ts'
import { type Figure, printFigures } from './figures.ts'
import { measureOrderFiles } from './order-files.ts'
import { measureOrderGrid } from './order-grid.ts'
import { measureOrders } from './orders.ts'
import { measureRequests } from './requests.ts'
import { measurePlanFiles } from './mspdi.ts'
import { measureSchedule } from './schedule.ts'
import { measureSizes } from './sizes.ts'
import { measurePacing } from './pacing.ts'
import { measureSync } from './sync.ts'

const areas: Record<string, () => Promise<Figure[]>> = {
  sizes: measureSizes,
  requests: measureRequests,
  orders: measureOrders,
  'orders-grid': measureOrderGrid,
  'order-files': measureOrderFiles,
  sync: measureSync,
  pacing: measurePacing,
  schedule: measureSchedule,
  'plan-files': measurePlanFiles,
  forecasts: measureForecasts,
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const json = process.argv.includes('--json')

await buildIfStale()
const figures: Figure[] = []
for (const [name, measure] of Object.entries(areas)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (!json) console.error(`measuring ${name}…`)
  figures.push(...(await measure()))
}
if (json) console.log(JSON.stringify(figures, null, 2))
else printFigures(figures)
process.exit(0)
