import { z } from 'zod'
import { RunCounts } from '#domain/jobs/contract.ts'
import type { Call } from './client.ts'

const Started = z.object({ runId: z.string() })
const Run = z.object({ state: z.string(), error: z.string().nullable(), counts: RunCounts })
export type Run = z.infer<typeof Run>

/** Runs the Notion job through the API to its end. Rejects unless it succeeds in time. */
export async function runNotionSync(
  call: Call,
  mode: 'incremental' | 'full',
  timeoutMs = 600_000,
): Promise<Run> {
  const { runId } = Started.parse(await call('POST', '/api/jobs/notion/runs', { mode }))
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    const run = Run.parse(await call('GET', `/api/jobs/notion/runs/${runId}`))
    if (run.state === 'succeeded') return run
    if (run.state !== 'queued' && run.state !== 'running') {
      throw new Error(`The sync ended as ${run.state}: ${run.error ?? ''}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The sync did not end within ${timeoutMs} ms.`)
}
