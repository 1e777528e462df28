import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layeredNetwork } from '../../dev/bench/schedule-work.ts'
import { launchBrowser } from './browser.ts'
import { planAndEdit, type Question } from './schedule-core.ts'

const entry = join(import.meta.dirname, 'schedule-worker.ts')

let browser: Browser
let code: string
beforeAll(async () => {
  browser = await launchBrowser()
  code = await bundleWorker()
})
afterAll(() => browser.close())

/** One module without imports. Files that are only imported for what they would do are left out: the engine's do nothing. */
async function bundleWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: {
        input: entry,
        treeshake: { moduleSideEffects: (file) => file === entry },
      },
    },
  })
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const [chunk] = chunks
  if (chunks.length !== 1 || chunk?.type !== 'chunk') throw new Error('The worker is not one file.')
  return chunk.code
}

/** Nothing listens: the page and the worker's file are handed to the browser as it asks for them. */
async function askWorker(question: Question): Promise<unknown> {
  const page = await browser.newPage()
  await page.route('https://quarterdeck.example/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({ contentType: 'text/html', body: '<title>Worker</title>' }),
  )
  await page.goto('https://quarterdeck.example/')
  const answer = await page.evaluate(
    (message) =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' })
        worker.addEventListener('message', ({ data }) => resolve(data))
        worker.addEventListener('error', ({ message: text }) =>
          reject(new Error(`The worker failed: ${text}`)),
        )
        worker.postMessage(message, [])
      }),
    question,
  )
  await page.close()
  return answer
}

describe('the schedule engine in a worker of the browser', () => {
  it('finds the same dates as in Node for 1,000 tasks, before and after edits', async () => {
    const question: Question = {
      input: { projectStart: '2026-01-05', ...layeredNetwork(1000) },
      edits: [
        { task: 't500', changes: { duration: 40 } },
        { addLink: { from: 't100', to: 't900', type: 'SS', lag: 200 } },
        { task: 't3', changes: { constraint: { type: 'SNET', date: '2026-03-02' } } },
      ],
    }
    const here = planAndEdit(question)
    expect(here.after).not.toEqual(here.before)
    expect(await askWorker(question)).toEqual(here)
  })

  it('brings no other library along', () => {
    expect(code).not.toMatch(/zod|ZodError|import\s/)
    expect(code.length).toBeLessThan(100_000)
  })
})
