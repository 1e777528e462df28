import { withProduct } from './product.ts'
import { type Figure, figuresOf, quantile } from './figures.ts'

const connections = 8
const seconds = 5

const routes = [
  { path: '/api/health', aim: null },
  { path: '/api/projects?limit=100', aim: 'at most 150 ms' },
  { path: '/api/kpis', aim: null },
]

/** Requests per second and p95 at eight connections, and the database round trips of each route, over 1,000 projects. */
export async function measureRequests(): Promise<Figure[]> {
  return withProduct(
    { size: { programs: 20, projects: 1000, budgetLines: 12_000, risks: 2000, actions: 4000 } },
    async (bench) => {
      await bench.sync('full')
      const figures: Figure[] = []
      for (const { path, aim } of routes) {
        await load(bench.get, path, 1)
        const before = bench.roundTrips()
        const durations = await load(bench.get, path, seconds)
        const roundTrips = (bench.roundTrips() - before) / durations.length
        figures.push(
          ...figuresOf('requests', [
            [`${path} requests`, durations.length / seconds, '/s', null],
            [`${path} median`, quantile(durations, 0.5), 'ms', null],
            [`${path} p95`, quantile(durations, 0.95), 'ms', aim],
            [`${path} database round trips`, roundTrips, '', '1'],
          ]),
        )
      }
      return figures
    },
  )
}

/** Milliseconds of every request that eight callers make one after the other. */
async function load(
  get: (path: string) => Promise<unknown>,
  path: string,
  forSeconds: number,
): Promise<number[]> {
  const durations: number[] = []
  const end = performance.now() + forSeconds * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const started = performance.now()
      await get(path)
      durations.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: connections }, caller))
  return durations
}
