import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { unstable_startWorker } from 'wrangler'
import type { EngineWork } from './engine-work.ts'
import { type Figure, median } from './figures.ts'

/** Every work of an area, in this process and then inside workerd. */
export async function measureEngine(area: string, works: EngineWork[]): Promise<Figure[]> {
  const here: number[] = []
  for (const work of works) here.push(await timeHere(work))
  const worker = await startEngines()
  const inWorkerd: number[] = []
  for (const [place, { runs }] of works.entries())
    inWorkerd.push(await timeInWorkerd(worker.url, { area, place, runs }))
  await worker.close()
  return works.flatMap(({ name, aim }, place) =>
    [
      { name: `${name}, Node`, value: here[place] ?? Number.NaN },
      { name: `${name}, workerd`, value: inWorkerd[place] ?? Number.NaN },
    ].map((figure) => ({ area, unit: 'ms', aim, ...figure })),
  )
}

/** The median, after a first run that is not counted. */
async function timeHere({ open, runs }: EngineWork): Promise<number> {
  const work = open()
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const begin = performance.now()
    await work()
    if (run > 0) times.push(performance.now() - begin)
  }
  return median(times)
}

/**
 * In workerd the clock stands still while code runs, so one request does the work many times and is timed from here, less what a request
 * takes that does nothing. That is the mean of a batch; of three batches the median counts, after a first one that does not.
 */
async function timeInWorkerd(
  url: string,
  { area, place, runs }: { area: string; place: number; runs: number },
): Promise<number> {
  const ask = (times: number) =>
    timeRequest(`${url}/?area=${encodeURIComponent(area)}&work=${place}&runs=${times}`)
  await ask(runs)
  const empty = await repeat(9, () => ask(0))
  return Math.max(0, (await repeat(3, () => ask(runs))) - empty) / runs
}

async function repeat(count: number, measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < count; run++) times.push(await measure())
  return median(times)
}

async function timeRequest(url: string): Promise<number> {
  const begin = performance.now()
  const response = await fetch(url)
  const answer = await response.text()
  if (answer !== 'done') throw new Error(`The engines in workerd answered ${response.status}: ${answer}`)
  return performance.now() - begin
}

/** With a configuration of its own in a temporary directory, so that wrangler does not take the product's. */
async function startEngines(): Promise<{ url: string; close(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'quarterdeck-engines-'))
  const config = join(home, 'wrangler.json')
  const main = join(import.meta.dirname, 'engines-worker.ts')
  writeFileSync(config, JSON.stringify({ name: 'engines', main, compatibility_date: '2026-08-01' }))
  const worker = await unstable_startWorker({
    config,
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      persist: false,
      inspector: false,
      watch: false,
      logLevel: 'error',
    },
  })
  await worker.ready
  return {
    url: (await worker.url).origin,
    async close() {
      await worker.dispose()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
