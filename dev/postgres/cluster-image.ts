import { createRequire } from 'node:module'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/quarterdeck', import.meta.url))

/**
 * A just-initialised cluster as a tar archive, to be loaded into an empty database. It is made once per version of
 * PGlite and kept with the packages, because loading it takes a fraction of the time of initdb.
 */
export async function freshCluster(): Promise<Blob> {
  const file = join(CACHE, `cluster-${await pgliteVersion()}.tar`)
  const kept = await readFile(file).catch(() => undefined)
  if (kept) return new Blob([kept])
  const image = await makeCluster()
  await keep(file, image)
  return image
}

async function pgliteVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const text = await readFile(join(main, '../../package.json'), 'utf8')
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown'
}

async function makeCluster(): Promise<Blob> {
  const database = await PGlite.create()
  try {
    return await database.dumpDataDir('none')
  } finally {
    await database.close()
  }
}

async function keep(file: string, image: Blob): Promise<void> {
  const partial = `${file}.${process.pid}`
  try {
    await mkdir(CACHE, { recursive: true })
    await writeFile(partial, image.stream())
    await rename(partial, file)
  } catch {
    // The packages may be installed read-only; then every start makes its own.
  }
}
