import { createDatabase } from '../postgres/create-database.ts'
import { copyAndMerge } from './copy-and-merge.ts'
import { type Figure, figuresOf } from './figures.ts'
import { withProduct } from './product.ts'

const size = { programs: 20, projects: 480, budgetLines: 6000, risks: 1500, actions: 2000 }
const rows = Object.values(size).reduce((sum, count) => sum + count, 0)
const realPostgres = process.env['TEST_DATABASE_URL']

interface Sync {
  seconds: number
  roundTrips: number
}

/**
 * A full sync of 10,000 rows with pacing lifted, through workerd, queue and gateway: to the embedded Postgres and, where
 * TEST_DATABASE_URL names one, to a real server, beside a plain COPY-and-merge of the same rows there.
 */
export async function measureSync(): Promise<Figure[]> {
  const embedded = describe('embedded Postgres', await fullSync())
  if (!realPostgres) return embedded
  const filled = await createDatabase(realPostgres)
  const real = await fullSync(filled)
  const baseline = await copyAndMerge(filled, await createDatabase(realPostgres))
  return [
    ...embedded,
    ...describe('Postgres server', real),
    { area: 'sync', name: 'COPY-and-merge of the same rows', value: baseline, unit: 's', aim: null },
    {
      area: 'sync',
      name: 'sync speed as a share of COPY-and-merge',
      value: (baseline / real.seconds) * 100,
      unit: '%',
      aim: 'at least 40 %',
    },
  ]
}

async function fullSync(databaseUrl?: string): Promise<Sync> {
  return withProduct({ size, ...(databaseUrl ? { databaseUrl } : {}) }, async (bench) => {
    const [tripsBefore, started] = [bench.roundTrips(), performance.now()]
    const { counts } = await bench.sync('full')
    if (counts.inserted < rows) throw new Error(`Only ${counts.inserted} of ${rows} rows arrived.`)
    return { seconds: (performance.now() - started) / 1000, roundTrips: bench.roundTrips() - tripsBefore }
  })
}

const describe = (target: string, { seconds, roundTrips }: Sync): Figure[] =>
  figuresOf('sync', [
    [`full sync of ${rows} rows, ${target}`, seconds, 's', 'at most 10 s'],
    [`rows, ${target}`, rows / seconds, '/s', null],
    [`database round trips per 100 rows, ${target}`, (roundTrips * 100) / rows, '', 'at most 2'],
  ])
