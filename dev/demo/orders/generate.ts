import { drawBasket, type ShopProduct } from './baskets.ts'
import { tradingDays, type TradingDay } from './calendar.ts'
import { catalogue } from './catalogue.ts'
import { type Clientele, openClientele } from './clientele.ts'
import { lifeOf } from './life.ts'
import { chance, idAt, type Random, randomOf, weighted } from './random.ts'
import {
  commentRow,
  customerRow,
  historyRow,
  itemRow,
  orderRow,
  type Placed,
  productRow,
  type Row,
} from './rows.ts'

export interface ShopOptions {
  orders: number
  now: Date
  timeZone: string
  /** Those who work on orders, the busiest first. */
  staff: readonly { id: string; name: string }[]
  seed?: number
}

/** Rows by table, in an order in which they can be inserted; a customer comes no later than the first order. */
export interface Batch {
  customers: Row[]
  orders: Row[]
  items: Row[]
  history: Row[]
  comments: Row[]
}

export interface Shop {
  products: Row[]
  /** Orders by time, `size` in each batch but the last. To be called once; the same options give the same rows. */
  batches(size: number): Generator<Batch>
}

const channels = ['web', 'marketplace', 'store', 'phone'] as const
const drawChannel = weighted([62, 17, 13, 8])
const drawHandler = weighted([5, 3, 2])

/** A shop of fourteen months: its products, customers, and what they ordered up to now. */
export function openShop(options: ShopOptions): Shop {
  const random = randomOf(options.seed ?? 360)
  const days = tradingDays({ ...options, random })
  const products = shelf(random, days[0]?.startMs ?? 0)
  return {
    products: products.map(productRow),
    batches: (size) => batches(options, { days, products, random }, size),
  }
}

const shelf = (random: Random, openedAt: number): ShopProduct[] =>
  catalogue.flatMap(({ name, code, products }, category) =>
    products.map(([product, price], index) => ({
      id: idAt(random, openedAt, category * 16 + index),
      sku: `${code}-${1001 + index * 7}`,
      name: product,
      category: name,
      cents: Math.round(price * 100),
      openedAt,
    })),
  )

interface Trade {
  days: TradingDay[]
  products: ShopProduct[]
  random: Random
}

function* batches(options: ShopOptions, trade: Trade, size: number): Generator<Batch> {
  const { random } = trade
  const book = { options, trade, clientele: openClientele(random, options.orders) }
  let batch = emptyBatch()
  let count = 0
  for (const day of trade.days) {
    const times = Array.from({ length: day.orders }, () => day.drawTime(random)).toSorted((a, b) => a - b)
    for (const at of times) {
      addOrder(batch, book, { day, at, number: count++ })
      if (batch.orders.length < size) continue
      yield batch
      batch = emptyBatch()
    }
  }
  if (batch.orders.length > 0) yield batch
}

const emptyBatch = (): Batch => ({ customers: [], orders: [], items: [], history: [], comments: [] })

interface Book {
  options: ShopOptions
  trade: Trade
  clientele: Clientele
}

function addOrder(batch: Batch, { options, trade, clientele }: Book, placed: Placed): void {
  const { random, products } = trade
  const { customer, isNew } = clientele.next(placed.at)
  if (isNew) batch.customers.push(customerRow(customer, clientele.known.length - 1))
  const handler = options.staff[Math.min(drawHandler(random), options.staff.length - 1)]
  const channel = channelAt(random, placed)
  const steps = lifeOf(random, {
    orderedAt: placed.at,
    dayStart: placed.day.startMs,
    channel,
    transit: customer.country.transit,
    handler: handler?.id ?? 'system:warehouse',
    now: options.now.getTime(),
  })
  const lines = drawBasket(random, { products, month: placed.day.month, customer })
  const id = idAt(random, placed.at, placed.number)
  const assignee = handler && chance(random, steps.length > 1 ? 0.85 : 0.35) ? handler : undefined
  batch.orders.push({ id, ...orderRow(random, { placed, customer, channel, steps, lines, assignee }) })
  for (const line of lines) batch.items.push(itemRow(random, { order: id, at: placed.at, line }))
  for (const step of steps) batch.history.push(historyRow(id, step))
  if (handler && chance(random, 0.03))
    batch.comments.push(commentRow(random, { order: id, author: handler.id, steps }))
}

/** The store and the phone have opening hours. */
function channelAt(random: Random, { at, day }: Placed): (typeof channels)[number] {
  const channel = channels[drawChannel(random)] ?? 'web'
  const clock = (at - day.startMs) / 3_600_000
  const isOpen = clock >= 9 && clock < 19 && day.weekday < 7
  return isOpen || channel === 'web' || channel === 'marketplace' ? channel : 'web'
}
