import { z } from 'zod'
import { Landmarks, OrderPage } from '#domain/orders/contract.ts'
import { type Figure, figuresOf, median, quantile } from './figures.ts'
import { measureBulkChange } from './order-bulk.ts'
import { measureLive } from './order-live.ts'
import { type OrderShop, withOrderShop } from './order-shop.ts'

const area = 'orders'
const size = { onServer: 1_000_000, embedded: 20_000 }
const connections = 8
const seconds = 5
const pairs = 40

const lists = [
  { name: 'newest first', query: '' },
  { name: 'by total', query: 'sort=total' },
  { name: 'by customer', query: 'sort=customer' },
  { name: 'delivered, newest first', query: 'status=delivered' },
]

/** Reading, bulk editing and telling others, over HTTP through workerd and the gateway, which share this machine with the database. */
export async function measureOrders(): Promise<Figure[]> {
  return withOrderShop(size, async (shop) => {
    const figures: Figure[] = []
    for (const list of lists) figures.push(...(await measureList(shop, list)))
    figures.push(...(await measureBulkEdit(shop)), ...(await measureLive(shop)))
    return [...figures, ...(await measureBulkChange(shop))]
  })
}

async function measureList(shop: OrderShop, { name, query }: (typeof lists)[number]): Promise<Figure[]> {
  const started = performance.now()
  const marks = Landmarks.parse(await shop.call('GET', `/api/orders/landmarks?${query}&every=500`))
  const landmarks = performance.now() - started
  const row = Math.floor((marks.total * 0.9) / marks.every) * marks.every
  const first = `/api/orders?limit=100&${query}`
  const deep = `${first}&after=${marks.cursors[row / marks.every] ?? ''}`
  await inTurns(shop, [first, deep], { callers: connections, until: counted(8) })
  const before = shop.roundTrips()
  const alone = await inTurns(shop, [first, deep], { callers: 1, until: counted(pairs) })
  const roundTrips = (shop.roundTrips() - before) / (pairs * 2)
  const crowded = await inTurns(shop, [first, deep], { callers: connections, until: passed(seconds) })
  const title = `${name}, ${shop.title}`
  return figuresOf(area, [
    [`first page, alone, median, ${title}`, median(alone.first), 'ms', null],
    [`page at row ${row}, alone, median`, median(alone.second), 'ms', null],
    ['deep ÷ first, alone', median(alone.second) / median(alone.first), '', 'at most 1.5'],
    ['page at that row, alone, p95', quantile(alone.second, 0.95), 'ms', 'at most 60 ms'],
    [`first page, ${connections} connections, median`, median(crowded.first), 'ms', null],
    [`first page, ${connections} connections, p95`, quantile(crowded.first, 0.95), 'ms', 'at most 60 ms'],
    [`page at that row, ${connections} connections, median`, median(crowded.second), 'ms', null],
    [
      `page at that row, ${connections} connections, p95`,
      quantile(crowded.second, 0.95),
      'ms',
      'at most 60 ms',
    ],
    ['deep ÷ first, crowded', median(crowded.second) / median(crowded.first), '', 'at most 1.5'],
    ['database round trips for each', roundTrips, '', '1'],
    ['landmarks of the whole list', landmarks, 'ms', null],
  ])
}

interface Turns {
  callers: number
  until: () => (calls: number) => boolean
}

const counted = (calls: number) => () => (made: number) => made >= calls

const passed = (forSeconds: number) => () => {
  const end = performance.now() + forSeconds * 1000
  return () => performance.now() >= end
}

/** Callers ask for two pages in turns, so that both meet the same load. Answers milliseconds. */
async function inTurns(shop: OrderShop, [first, second]: [string, string], { callers, until }: Turns) {
  const times = { first: Array<number>(), second: Array<number>() }
  const isOver = until()
  const timed = async (path: string) => {
    const started = performance.now()
    await shop.download(path)
    return performance.now() - started
  }
  const caller = async () => {
    for (let calls = 0; !isOver(calls); calls++) {
      times.first.push(await timed(first))
      times.second.push(await timed(second))
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return times
}

const Edited = z.object({ items: z.array(z.object({ id: z.string(), updatedAt: z.string() })) })

/** A thousand rows with five changed cells each, saved in one request. */
async function measureBulkEdit(shop: OrderShop): Promise<Figure[]> {
  const pages = []
  for (let after = ''; pages.length < 2;) {
    const page = OrderPage.parse(await shop.call('GET', `/api/orders?limit=500${after}`))
    pages.push(page.items)
    after = `&after=${page.next ?? ''}`
  }
  let rows = pages.flat().map(({ id, updatedAt }) => ({ id, updatedAt }))
  const [times, trips] = [Array<number>(), Array<number>()]
  for (let run = 0; run < 8; run++) {
    const items = rows.map(({ id, updatedAt }, index) => ({ id, updatedAt, changes: cells(run, index) }))
    const [before, started] = [shop.roundTrips(), performance.now()]
    const edited = Edited.parse(await shop.call('PATCH', '/api/orders', { items }))
    times.push(performance.now() - started)
    trips.push(shop.roundTrips() - before)
    rows = edited.items.map(({ id, updatedAt }) => ({ id, updatedAt }))
  }
  return figuresOf(area, [
    ['bulk edit of 1,000 rows × 5 cells, median', median(times.slice(1)), 'ms', 'at most 500 ms'],
    ['bulk edit of 1,000 rows × 5 cells, slowest', Math.max(...times), 'ms', null],
    // In one of the runs the minute's tick may ask for something.
    ['database round trips of a bulk edit, median', median(trips), '', '1'],
  ])
}

const cells = (run: number, index: number) => ({
  note: `Edit ${run} of row ${index}`,
  requiredOn: `2027-0${1 + (run % 9)}-15`,
  shipToCity: `City ${(run + index) % 50}`,
  channel: run % 2 === 0 ? 'phone' : 'web',
  shippingCost: `${(run % 20) + 1}.50`,
})
