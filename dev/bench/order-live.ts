import { z } from 'zod'
import { OrderPage } from '#domain/orders/contract.ts'
import { type Figure, figuresOf, median } from './figures.ts'
import type { OrderShop } from './order-shop.ts'

const saves = 20
const Change = z.object({ topic: z.string(), ids: z.array(z.string()).default([]) })

/** From the moment one browser sends a save until another one's socket says which order changed. */
export async function measureLive(shop: OrderShop): Promise<Figure[]> {
  const page = OrderPage.parse(await shop.call('GET', `/api/orders?limit=${saves}&sort=total`))
  const socket = await listen(shop)
  const times: number[] = []
  for (const { id, updatedAt } of page.items) {
    const started = performance.now()
    const heard = socket.next(id)
    await shop.call('PATCH', `/api/orders/${id}`, { updatedAt, changes: { note: `Saved ${started}` } })
    await heard
    times.push(performance.now() - started)
  }
  socket.close()
  return figuresOf('orders', [
    ['save to another browser’s socket, median', median(times), 'ms', 'at most 500 ms'],
    ['save to another browser’s socket, slowest', Math.max(...times), 'ms', 'at most 500 ms'],
  ])
}

/** A live connection; `next` resolves when it tells of a change of this order. */
async function listen(shop: OrderShop): Promise<{ next(id: string): Promise<void>; close(): void }> {
  const headers = { cookie: shop.cookie(), origin: shop.url }
  // Node's own takes headers, of which the type of a browser's knows nothing.
  const socket: WebSocket = Reflect.construct(WebSocket, [
    `${shop.url.replace('http', 'ws')}/api/live`,
    { headers },
  ])
  const waiting = new Map<string, () => void>()
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    for (const id of readIds(data)) waiting.get(id)?.()
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('The live connection was refused.')))
  })
  const next = (id: string) => new Promise<void>((resolve) => waiting.set(id, resolve))
  return { next, close: () => socket.close() }
}

function readIds(data: string): string[] {
  if (data === 'pong') return []
  const { topic, ids } = Change.parse(JSON.parse(data))
  return topic === 'orders' ? ids : []
}
