import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { CustomerPage } from '#domain/orders/customers/contract.ts'
import { ProductPage } from '#domain/orders/products/contract.ts'
import { OrderImportDetail } from '../../functions/domain/orders/imports/contract.ts'
import { demoAdmin, openSession } from '../demo/client.ts'
import { createDatabase } from '../postgres/create-database.ts'
import { startProduct } from '../product.ts'
import { type Figure, figuresOf } from './figures.ts'
import { peakMemory } from './memory.ts'

const area = 'order files'
const server = process.env['TEST_DATABASE_URL']
const [few, many] = [10_000, 100_000]

/**
 * Files of orders through the whole product: upload, object storage, queue, workerd and gateway share this machine with the database. An import counts from its
 * start to its end. Memory in use is what is left of the heap after a forced collection, in a process that does nothing else; the size of the
 * runtime's process holds garbage, the local object storage and queues as well.
 */
export async function measureOrderFiles(): Promise<Figure[]> {
  return withDesk(async (desk) => {
    const small = await bring(desk, { rows: few, prefix: 'A', lines: 1 })
    const large = await bring(desk, { rows: many, prefix: 'B', lines: 1 })
    const again = await bring(desk, { rows: many, prefix: 'B', lines: 1 })
    const lined = await bring(desk, { rows: many, prefix: 'C', lines: 2 })
    const csv = await download(desk, 'csv')
    const xlsx = await download(desk, 'xlsx')
    const workbook = await run(desk, xlsx.bytes)
    const heaps = [
      await heapOfImport(desk, { rows: few, prefix: 'D', lines: 1 }),
      await heapOfImport(desk, { rows: many, prefix: 'E', lines: 1 }),
    ]
    const on = desk.place
    return figuresOf(area, [
      [
        `import of ${many} new orders as CSV, ${on}`,
        large.rowsPerSecond,
        'rows/s',
        server ? 'at least 10,000 rows/s' : null,
      ],
      [`the same file again: nothing changes, ${on}`, again.rowsPerSecond, 'rows/s', null],
      [`import of ${many} lines of ${many / 2} new orders, ${on}`, lined.rowsPerSecond, 'rows/s', null],
      [
        `import of an XLSX export of ${xlsx.orders} orders: nothing changes, ${on}`,
        workbook.rowsPerSecond,
        'rows/s',
        null,
      ],
      [`memory in use by an import of ${few} rows, peak`, heaps[0] ?? Number.NaN, 'MB', 'at most 128 MB'],
      [
        `memory in use by an import of ${many} rows, peak`,
        heaps[1] ?? Number.NaN,
        'MB',
        `as for ${few} rows`,
      ],
      [`size of the runtime’s process, ${few} rows, peak`, small.peakMegabytes, 'MB', null],
      [`size of the runtime’s process, ${many} rows, peak`, large.peakMegabytes, 'MB', null],
      [
        `size of the runtime’s process, XLSX of ${xlsx.orders} rows, peak`,
        workbook.peakMegabytes,
        'MB',
        null,
      ],
      [`export as CSV of ${csv.orders} orders, all columns, ${on}`, csv.rowsPerSecond, 'rows/s', null],
      [`export as XLSX of ${xlsx.orders} orders, all columns, ${on}`, xlsx.rowsPerSecond, 'rows/s', null],
      ['size of the runtime’s process, export as XLSX, peak', xlsx.peakMegabytes, 'MB', null],
    ])
  })
}

interface Desk {
  url: string
  /** What a Worker would get. */
  variables: Record<string, string>
  place: string
  cookie(): string
  customers: string[]
  products: string[]
}

async function withDesk<Result>(use: (desk: Desk) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const databaseUrl = server ? await createDatabase(server) : undefined
  const product = await startProduct({ port: 0, dataDir, env: { DATABASE_URL: databaseUrl }, demo: true })
  try {
    const session = await openSession(product.url, demoAdmin)
    const customers = CustomerPage.parse(await session.call('GET', '/api/customers?limit=200'))
    const products = ProductPage.parse(await session.call('GET', '/api/products?limit=200'))
    return await use({
      url: product.url,
      variables: product.backends.variables,
      place: server ? 'Postgres server' : 'embedded Postgres',
      cookie: session.cookie,
      customers: customers.items.map(({ number }) => number),
      products: products.items.map(({ sku }) => sku),
    })
  } finally {
    await product.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const header =
  'Order,Customer number,Status,Channel,Ordered,Required by,Contact e-mail,Ship to,Street,Postal code,City,Country,Note,Currency,Shipping'

interface Wanted {
  rows: number
  prefix: string
  /** Rows of each order; the file has columns for lines when there are several. */
  lines: number
}

async function bring(desk: Desk, wanted: Wanted) {
  return run(desk, new TextEncoder().encode(fileOf(desk, wanted)))
}

function fileOf({ customers, products }: Desk, { rows, prefix, lines }: Wanted): string {
  const of = (list: string[], i: number) => list[i % list.length] ?? ''
  const texts = [lines > 1 ? `${header},SKU,Quantity,Unit price\n` : `${header}\n`]
  for (let row = 0; row < rows; row++) {
    const i = Math.floor(row / lines)
    const day = String(1 + (i % 28)).padStart(2, '0')
    const note = i % 5 === 0 ? '"Ring twice, then ""knock""\nand wait"' : ''
    const order = `${prefix}-${i},${of(customers, i)},Pending,Web shop,2026-03-${day} 10:15,2026-04-${day},buyer${i}@example.com,Buyer ${i},Main Street ${i % 300},10115,Köln,DE,${note},EUR,4.90`
    texts.push(lines > 1 ? `${order},${of(products, row)},${1 + (row % 5)},12.50\n` : `${order}\n`)
  }
  return texts.join('')
}

/** Uploads a file and runs it to its end, which must be a good one. */
async function run(desk: Desk, file: Uint8Array<ArrayBuffer>) {
  const send = sender(desk)
  const memory = peakMemory('workerd')
  const { id } = OrderImportDetail.parse(await (await send('POST', '/api/orders/imports', file)).json())
  const started = performance.now()
  await send('POST', `/api/orders/imports/${id}/run`)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const now = OrderImportDetail.parse(await (await send('GET', `/api/orders/imports/${id}`)).json())
    if (now.finishedAt === null) continue
    if (now.state !== 'succeeded' || now.counts.rejected > 0)
      throw new Error(
        `The import ended as ${now.state}: ${JSON.stringify({ ...now.counts, error: now.error, rejects: now.rejects.slice(0, 3) })}`,
      )
    const seconds = (performance.now() - started) / 1000
    return { rowsPerSecond: now.counts.read / seconds, peakMegabytes: memory() }
  }
}

/** The most memory in MB that an import holds on to. */
async function heapOfImport(desk: Desk, wanted: Wanted): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const file = join(folder, 'orders.csv')
  writeFileSync(file, fileOf(desk, wanted))
  const child = fork(join(import.meta.dirname, 'order-files-heap.ts'), {
    execArgv: ['--expose-gc', '--max-old-space-size=100', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, IMPORT: JSON.stringify({ variables: desk.variables, file }) },
  })
  const [peak] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  rmSync(folder, { recursive: true, force: true })
  return z.number().parse(peak)
}

async function download(desk: Desk, format: 'csv' | 'xlsx') {
  const memory = peakMemory('workerd')
  const started = performance.now()
  const response = await sender(desk)('GET', `/api/orders/exports?format=${format}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const seconds = (performance.now() - started) / 1000
  const orders = await countOrders(desk)
  return { bytes, orders, rowsPerSecond: orders / seconds, peakMegabytes: memory() }
}

async function countOrders(desk: Desk): Promise<number> {
  const answer = await (await sender(desk)('GET', '/api/orders/landmarks')).json()
  return z.object({ total: z.int() }).parse(answer).total
}

const sender = (desk: Desk) => async (method: string, path: string, body?: Uint8Array<ArrayBuffer>) => {
  const headers = { origin: desk.url, cookie: desk.cookie(), 'content-type': 'text/csv' }
  const response = await fetch(desk.url + path, { method, headers, ...(body ? { body } : {}) })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return response
}
