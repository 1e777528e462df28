import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { builtConfig } from '../build.ts'
import { type Figure, median } from './figures.ts'

const dist = join(import.meta.dirname, '../../dist')

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    isDynamicEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
  }),
)
type Manifest = z.infer<typeof Manifest>

/** Gzip sizes of what the browser loads for the first route and for each page on top of it, and the Worker's size and start-up. */
export async function measureSizes(): Promise<Figure[]> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, 'client/.vite/manifest.json'), 'utf8')))
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? ''
  const shell = filesOf(manifest, entry)
  const pages = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && key.includes('pages/'))
  const first = pages.find((key) => key.endsWith('Dashboard.tsx')) ?? entry
  return [
    kilobytes(
      'JavaScript of the first route, gzip',
      new Set([...shell, ...filesOf(manifest, first)]),
      'at most 90 KB',
    ),
    ...pages.map((page) =>
      kilobytes(
        `page ${page.split('/').at(-1)?.replace('.tsx', '')}, on top of the shell`,
        without(filesOf(manifest, page), shell),
        null,
      ),
    ),
    ...(await workerFigures()),
  ]
}

function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const imported of chunk.imports) filesOf(manifest, imported, seen)
  return seen
}

const without = (files: Set<string>, known: Set<string>) =>
  new Set([...files].filter((file) => !known.has(file)))

function kilobytes(name: string, files: Set<string>, aim: string | null): Figure {
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, 'client', file))).length,
    0,
  )
  return { area: 'sizes', name, value: bytes / 1000, unit: 'KB', aim }
}

async function workerFigures(): Promise<Figure[]> {
  const folder = join(dist, 'quarterdeck')
  const scripts = globSync('**/*.js', { cwd: folder }).map((file) => readFileSync(join(folder, file)))
  const gzip = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000
  return [
    { area: 'sizes', name: 'Worker bundle, all chunks, gzip', value: gzip, unit: 'KB', aim: null },
    {
      area: 'sizes',
      name: 'Worker start-up, busy time, median',
      value: await startupMs(),
      unit: 'ms',
      aim: 'at most 100 ms',
    },
  ]
}

const Profile = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

const starts = 5

/** Profiles the start of the built Worker in workerd; waiting does not count. */
async function startupMs(): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'quarterdeck-startup-'))
  const bundle = join(home, 'worker.bundle')
  await promisify(execFile)('wrangler', ['deploy', '--dry-run', '--config', builtConfig, '--outfile', bundle])
  const times: number[] = []
  for (let start = 0; start < starts; start++) times.push(await busyMs(bundle, join(home, 'cpuprofile')))
  rmSync(home, { recursive: true })
  return median(times)
}

async function busyMs(bundle: string, outfile: string): Promise<number> {
  // Without a bundle it would make one of its own, of the sources.
  await promisify(execFile)('wrangler', ['check', 'startup', '--worker', bundle, '--outfile', outfile])
  const { nodes, samples, timeDeltas } = Profile.parse(JSON.parse(readFileSync(outfile, 'utf8')))
  const idle = new Set(
    nodes.filter((node) => node.callFrame.functionName === '(idle)').map((node) => node.id),
  )
  return samples.reduce((sum, id, at) => sum + (idle.has(id) ? 0 : (timeDeltas[at] ?? 0)), 0) / 1000
}
