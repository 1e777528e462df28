import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportOrders } from '#domain/orders'
import { CsvReader, readSheet } from '#domain/tables/rules.ts'
import type { Ctx } from '../../../../../functions/domain/context.ts'
import { OrderExportQuery } from '../../../../../functions/domain/orders/exports/contract.ts'
import { fileColumns } from '../../../../../functions/domain/orders/exports/rules.ts'
import { stockOrders } from '../shop.ts'
import { auditCount, csvOf, type Desk, header, openDesk, rowOf } from '../imports/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.world.db.execute(sql`update workspace set time_zone = 'Europe/Berlin'`)
  const rows = Array.from({ length: 4500 }, (_, i) => [
    ...rowOf(`X-${String(i).padStart(4, '0')}`, { note: i % 3 ? '' : '=1+1' }),
    ['Pending', 'Shipped'][i % 2] ?? '',
    'Marketplace',
    '2026-07-01 00:15',
    '1234.5',
    'Grüße',
  ])
  await desk.bring(csvOf([...header, 'Status', 'Channel', 'Ordered', 'Shipping', 'City'], ...rows))
})
afterAll(() => desk.close())

const bytesOf = async (query: object, ctx: Ctx = desk.lead) =>
  new Response((await exportOrders(ctx, OrderExportQuery.parse(query))).body).bytes()

async function csvRows(query: object): Promise<string[][]> {
  const bytes = await bytesOf(query)
  const reader = new CsvReader({ encoding: 'utf-8', delimiter: ',', counts: 'lines' }, { offset: 3, line: 1 })
  return [...reader.write(bytes.slice(3)), ...reader.end()].map((record) => record.cells())
}

async function sheetRows(query: object): Promise<string[][]> {
  const bytes = await bytesOf({ ...query, format: 'xlsx' })
  const rows: string[][] = []
  const read = async (offset: number, length: number) =>
    new Blob([bytes.slice(offset, offset + length)]).stream()
  for await (const piece of readSheet({ bytes: bytes.length, read }))
    rows.push(...piece.map(({ cells }) => cells))
  return rows
}

describe('an export', () => {
  it('has the columns, words, times and amounts of the screen, in the order that is asked for', async () => {
    const columns = 'orderedAt,number,status,channel,requiredOn,shippingCost,customer,note'
    const [titles, first, second] = await csvRows({ columns, sort: 'number' })
    expect(titles).toEqual([
      'Ordered',
      'Order',
      'Status',
      'Channel',
      'Required by',
      'Shipping',
      'Customer',
      'Note',
    ])
    expect(first).toEqual([
      '2026-07-01 00:15',
      'X-0000',
      'Pending',
      'Marketplace',
      '2026-12-24',
      '1234.50',
      'Ada Lovelace',
      "'=1+1",
    ])
    expect(second?.slice(1, 3)).toEqual(['X-0001', 'Shipped'])
  })

  it('has every order once and in order, over many pages, whatever the format', async () => {
    const numbers = Array.from({ length: 4500 }, (_, i) => `X-${String(i).padStart(4, '0')}`)
    const flat = (rows: string[][]) => rows.slice(1).map(([number]) => number)
    expect(flat(await csvRows({ columns: 'number', sort: '-number' }))).toEqual(numbers.toReversed())
    expect(flat(await sheetRows({ columns: 'number', sort: 'number' }))).toEqual(numbers)
    expect(flat(await csvRows({ columns: 'number', sort: 'customer' })).toSorted()).toEqual(numbers)
  })

  it('has the orders of the filter only', async () => {
    expect(await csvRows({ columns: 'number', q: 'X-0042' })).toEqual([['Order'], ['X-0042']])
    expect(await csvRows({ columns: 'number', orderedTo: '2026-06-30' })).toEqual([['Order']])
    expect((await csvRows({ columns: 'number', orderedFrom: '2026-07-01', status: 'shipped' })).length).toBe(
      2251,
    )
  })

  it('keeps days, times and numbers as such in a workbook', async () => {
    const [titles, first] = await sheetRows({
      columns: 'number,orderedAt,requiredOn,shippingCost,itemCount,note',
      sort: 'number',
    })
    expect(titles).toEqual(['Order', 'Ordered', 'Required by', 'Shipping', 'Items', 'Note'])
    expect(first).toEqual(['X-0000', '2026-07-01T00:15', '2026-12-24', '1234.5', '0', '=1+1'])
  })

  it('has all columns without a word, and comes back as an import that changes nothing', async () => {
    expect((await csvRows({ q: 'X-0001' }))[0]).toEqual(Object.values(fileColumns).map(({ title }) => title))
    const before = await auditCount(desk)
    for (const format of ['csv', 'xlsx']) {
      const done = await desk.bring(await bytesOf({ format }))
      expect(done).toMatchObject({
        state: 'succeeded',
        format,
        counts: { read: 4500, unchanged: 4500, updated: 0, rejected: 0 },
      })
    }
    expect(await auditCount(desk)).toBe(before)
  })

  it('refuses columns that there are not', () => {
    expect(OrderExportQuery.safeParse({ columns: 'number,secret' }).success).toBe(false)
  })

  it.each(['csv', 'xlsx'])('as %s breaks visibly when the database goes away on the way', async (format) => {
    let windows = 0
    const db = new Proxy(desk.world.db, {
      get: (target, key) =>
        key === 'execute' && ++windows > 2
          ? () => Promise.reject(new Error('the database is away'))
          : Reflect.get(target, key),
    })
    await expect(bytesOf({ format }, { ...desk.lead, db })).rejects.toThrow()
    expect(windows).toBe(3)
  })

  it('reads only a little ahead of who takes it', async () => {
    await stockOrders(desk.world, { orders: 20_000, customers: 10 })
    let windows = 0
    const db = new Proxy(desk.world.db, {
      get: (target, key) => {
        if (key === 'execute') windows++
        return Reflect.get(target, key)
      },
    })
    const { body } = await exportOrders({ ...desk.lead, db }, OrderExportQuery.parse({}))
    const reader = body.getReader()
    await reader.read()
    await expect.poll(() => windows).toBeGreaterThan(1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(windows).toBeLessThanOrEqual(4)
    await reader.cancel()
  })
})
