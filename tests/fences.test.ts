import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildIfStale } from '../dev/build.ts'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

/** Runs a command on a file planted in `folder`; answers its output when it fails and nothing when it passes. */
async function plant(
  folder: string,
  source: string,
  command: (file: string, folder: string) => [string, string[]],
): Promise<string> {
  const home = mkdtempSync(join(root, folder, 'planted-'))
  const file = join(home, 'planted.ts')
  writeFileSync(file, source)
  try {
    const [program, args] = command(file, home)
    await promisify(execFile)(program, args, { cwd: root })
    return ''
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  } finally {
    rmSync(home, { recursive: true })
  }
}

const typecheck =
  (project: string) =>
  (file: string, home: string): [string, string[]] => {
    const config = join(home, 'tsconfig.json')
    writeFileSync(config, JSON.stringify({ extends: join(root, project, 'tsconfig.json'), include: [file] }))
    return [bin('tsc'), ['-p', config]]
  }
const lint = (file: string): [string, string[]] => [
  bin('oxlint'),
  ['--config', join(root, '.oxlintrc.json'), file],
]

describe('the two TypeScript projects', () => {
  it('give the server no DOM and the web app no Workers types', async () => {
    expect(
      await plant('functions', 'export const title = document.title\n', typecheck('functions')),
    ).toContain('document')
    expect(await plant('web', 'export type Bucket = R2Bucket\n', typecheck('web'))).toContain('R2Bucket')
    expect(await plant('web', 'export const title = document.title\n', typecheck('web'))).toBe('')
  })
})

describe('the import bans of the linter', () => {
  it.each([
    ['web', `import { neon } from '@neondatabase/serverless'`],
    ['web', `import { sql } from 'drizzle-orm'`],
    ['web/pages', `import { hc } from 'hono/client'`],
    ['functions/domain', `import { Hono } from 'hono'`],
    ['functions/routes', `import { sql } from 'drizzle-orm'`],
    ['functions', `import { createSignal } from 'solid-js'`],
  ])('hold in %s against %s', async (folder, source) => {
    const name = /\{ (\w+) \}/.exec(source)?.[1]
    expect(await plant(folder, `${source}\nexport const used = ${name}\n`, lint)).toContain(
      'no-restricted-imports',
    )
  })
})

describe('the browser bundle', () => {
  it('holds no database driver, query builder or server code', async () => {
    await buildIfStale()
    const scripts = globSync('dist/client/assets/*.js', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    )
    expect(scripts.length).toBeGreaterThan(1)
    for (const word of ['Neon-Connection-String', 'NeonDbError', 'drizzle:', 'set_config(']) {
      expect(scripts.filter((script) => script.includes(word))).toEqual([])
    }
    const worker = globSync('dist/quarterdeck/**/*.js', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    )
    expect(worker.some((script) => script.includes('Neon-Connection-String'))).toBe(true)
  })
})

describe('the start of the Worker', () => {
  it.each([
    '@zip.js/',
    'better-auth/',
    'node_modules/pg/',
    'sync/notion/client',
    'ask/genie/',
    'schedule/rules/',
  ])('does without %s, which few requests need', async (part) => {
    await buildIfStale()
    const sources = [...evaluatedFrom('index.js')].flatMap(sourcesOf)
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter((source) => source.includes(part))).toEqual([])
  })
})

const built = (file: string) => readFileSync(join(root, 'dist/quarterdeck', file), 'utf8')

/** The files of the built Worker that an import of this one evaluates. */
function evaluatedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, imported = ''] of built(file).matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+\.js)"/gm))
    evaluatedFrom(join(dirname(file), imported), seen)
  return seen
}

const SourceMap = z.object({ sources: z.array(z.string()) })
const sourcesOf = (file: string) => {
  const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(built(file))?.[1]
  return map ? SourceMap.parse(JSON.parse(built(join(dirname(file), map)))).sources : []
}
