import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startProduct } from '../../dev/product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product under test listens. */
    url: string
  }
}

/** The whole product with its demo data, once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'quarterdeck-browser-'))
  const product = await startProduct({ port: 0, dataDir, env: {} })
  project.provide('url', product.url)
  return async () => {
    await product.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
