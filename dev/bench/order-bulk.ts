import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { BulkChange, BulkPreview } from '#domain/orders/bulk-changes/contract.ts'
import { type Figure, figuresOf } from './figures.ts'
import type { OrderShop } from './order-shop.ts'

const path = '/api/orders/bulk-changes'
const Me = z.object({ id: z.string() })

/** A change of all orders of one country by the job, and its undo, after which everything is as it was. */
export async function measureBulkChange({ call }: OrderShop): Promise<Figure[]> {
  const { id: assigneeId } = Me.parse(await call('GET', '/api/me'))
  const ask = (filter: object, dryRun: boolean) =>
    call('POST', path, {
      id: uuidv7(),
      selection: { filter },
      action: { kind: 'assign', assigneeId },
      dryRun,
    })
  const [told, ms] = await timed(() => ask({}, true))
  const { selected } = BulkPreview.parse(told)
  const [change, written] = await timed(async () => BulkChange.parse(await ask({ country: 'ES' }, false)))
  const [done, changing] = await timed(() => ended(call, change.id, 'done'))
  await call('POST', `${path}/${change.id}/undo`)
  const [{ undone }, undoing] = await timed(() => ended(call, change.id, 'undone'))
  return figuresOf('orders', [
    [`dry run of a bulk change of ${selected} orders`, ms, 'ms', null],
    [`request of a bulk change of ${done.total} orders, which are written down`, written, 'ms', null],
    ['orders of a bulk change, by the job', (done.total / changing) * 1000, '/s', null],
    ['orders undone, by the job', (undone / undoing) * 1000, '/s', null],
  ])
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, ms: number]> {
  const started = performance.now()
  const result = await work()
  return [result, performance.now() - started]
}

async function ended(call: OrderShop['call'], id: string, state: string) {
  for (;;) {
    const change = BulkChange.parse(await call('GET', `${path}/${id}`))
    if (change.state === state) return change
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
