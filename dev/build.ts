import { execFile } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const sources = [
  'functions/**',
  'workers/**',
  'web/**',
  'package-lock.json',
  'vite.config.ts',
  'wrangler.toml',
]

/** Where the built Worker's configuration stands. */
export const builtConfig = join(root, 'dist/quarterdeck/wrangler.json')

/** Builds the web app and the Worker, unless the last build is newer than every source. */
export async function buildIfStale(): Promise<void> {
  const newest = Math.max(
    ...globSync(sources, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs),
  )
  if (existsSync(builtConfig) && statSync(builtConfig).mtimeMs > newest) return
  // A test runner's own NODE_ENV would give the build a library's development version.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(join(root, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], {
    cwd: root,
    env,
  })
}
