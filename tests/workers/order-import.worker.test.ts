import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createCustomer, exportOrders, getImport, runImport, createImport, listOrders } from '#domain/orders'
import { OrderQuery } from '#domain/orders/contract.ts'
import { uuidv7 } from 'uuidv7'
import { createContext, systemActor } from '../../functions/context.ts'
import { OrderExportQuery } from '../../functions/domain/orders/exports/contract.ts'

const ctx = createContext(env, systemActor('test'))
const count = 5000

const rowOf = (i: number) => `W-${i},import@example.com,EUR,2026-12-24,"Zeile ${i}\nGrüße","Köln"\n`
const file = (rows = count) =>
  `Order,Customer,Currency,Required by,Note,City\n${Array.from({ length: rows }, (_, i) => rowOf(i)).join('')}`

async function finished(id: string) {
  await vi.waitFor(async () => expect((await getImport(ctx, id)).finishedAt).not.toBeNull(), {
    timeout: 25_000,
    interval: 200,
  })
  return getImport(ctx, id)
}

async function bring(body: ReadableStream<Uint8Array>) {
  const { id } = await createImport(ctx, { name: 'orders', body, bytes: undefined })
  await runImport(ctx, id)
  return finished(id)
}

beforeAll(async () => {
  await createCustomer(ctx, { id: uuidv7(), name: 'Import Ltd', email: 'import@example.com' })
})

describe('an import in the runtime of the product', () => {
  it('goes from an upload through object storage and the queue to the orders', async () => {
    const done = await bring(new Blob([file()]).stream())
    expect(done).toMatchObject({ state: 'succeeded', counts: { read: count, inserted: count, rejected: 0 } })
    const { items } = await listOrders(ctx, OrderQuery.parse({ q: 'W-4999' }))
    expect(items).toMatchObject([{ number: 'W-4999', note: 'Zeile 4999\nGrüße', shipToCity: 'Köln' }])
  })

  it.each(['csv', 'xlsx'] as const)('takes an export as %s back and changes nothing', async (format) => {
    const { body } = await exportOrders(ctx, OrderExportQuery.parse({ format, q: 'W-' }))
    const done = await bring(body)
    expect(done).toMatchObject({ state: 'succeeded', format, counts: { read: count, unchanged: count } })
  })

  it('ends as failed for a broken file, and leaves nothing', async () => {
    const done = await bring(new Blob([`${file(3000).replaceAll('W-', 'V-')}V-x,"never closed\n`]).stream())
    expect(done).toMatchObject({ state: 'failed', counts: { read: 0 } })
    expect((await listOrders(ctx, OrderQuery.parse({ q: 'V-' }))).items).toEqual([])
  })
})
