import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { runStep } from '#domain/jobs'
import { createImport, getImport, orderImportJob, runImport } from '#domain/orders'
import { streamOf } from '#domain/tables/rules.ts'
import type { Ctx, Files, JobMessage } from '../../functions/domain/context.ts'
import { scriptContext } from '../script-context.ts'

// A process of its own in which nothing but an import is at work: the database and the gateway are in others, the file is on the disk. It collects all
// garbage every half second and sends the most that was in use after that, in MB. See heapOfImport.

const Input = z.object({ variables: z.record(z.string(), z.string()), file: z.string() })
const { variables, file } = Input.parse(JSON.parse(process.env['IMPORT'] ?? ''))
const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-heap-'))
const waiting: JobMessage[] = []
let peakBytes = 0

const ctx: Ctx = {
  ...scriptContext(variables, 'bench'),
  files: filesIn(folder),
  jobs: [orderImportJob],
  queue: { send: async (message) => void waiting.push(message) },
  live: { publish: async () => sample() },
}

const { id } = await createImport(ctx, { name: 'orders.csv', body: contents(file), bytes: undefined })
sample()
await runImport(ctx, id)
for (let next = waiting.shift(); next; next = waiting.shift()) await runStep(ctx, next)
const { state, error } = await getImport(ctx, id)
rmSync(folder, { recursive: true, force: true })
if (state !== 'succeeded') throw new Error(`The import ended as ${state}: ${error}`)
process.send?.(peakBytes / 1_048_576, () => process.exit())

function sample(): void {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  peakBytes = Math.max(peakBytes, heapUsed + external)
}

function filesIn(root: string): Files {
  return {
    async put(key, body) {
      mkdirSync(dirname(join(root, key)), { recursive: true })
      await pipeline(Readable.from(body), createWriteStream(join(root, key)))
    },
    read: async (key, range) => ({
      body: contents(join(root, key), range),
      bytes: statSync(join(root, key)).size,
    }),
    delete: async (key) => rmSync(join(root, key), { force: true }),
  }
}

function contents(path: string, range?: { offset: number; length?: number }): ReadableStream<Uint8Array> {
  const start = range?.offset ?? 0
  const end = range?.length === undefined ? undefined : start + range.length - 1
  return streamOf(bytesOf(path, { start, end }))
}

async function* bytesOf(path: string, range: { start: number; end: number | undefined }) {
  for await (const chunk of createReadStream(path, range)) if (chunk instanceof Uint8Array) yield chunk
}
