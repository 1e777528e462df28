import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'
import { type Product, startProduct } from '../../dev/product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product under test listens. */
    url: string
    /** Takes `POST /database/away` and `POST /database/back`, and `POST /sql` with a script for what takes days to come about. */
    control: string
  }
}

/** The whole product with its demo data, once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'quarterdeck-browser-'))
  const product = await startProduct({ port: 0, dataDir, env: {} })
  const control = await startControl(product)
  project.provide('url', product.url)
  project.provide('control', control.url)
  return async () => {
    control.close()
    await product.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The tests run in processes of their own, so the product's faults are played over HTTP. */
async function startControl({ backends }: Product): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    if (request.url === '/sql') await backends.gateway.exec(await text(request))
    else backends.gateway.fault(request.url === '/database/away' ? 'refuse' : null)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
