import { sql } from 'drizzle-orm'
import { runStep } from '#domain/jobs'
import { createImport, getImport, orderImportJob, runImport, setMapping } from '#domain/orders'
import type { Ctx } from '../../../../../functions/domain/context.ts'
import type {
  ImportSetting,
  OrderImportDetail,
} from '../../../../../functions/domain/orders/imports/contract.ts'
import { openWorld, type World } from '../../../../world.ts'
import { aPerson } from '../shop.ts'

/** A world in which files can be imported, with a lead who does it, customers C-10001 … C-10005 and products SKU-1 … SKU-3. */
export interface Desk {
  world: World
  lead: Ctx
  upload(file: string | Uint8Array, name?: string): Promise<OrderImportDetail>
  /** Uploads, maps and runs a file to its end. */
  bring(file: string | Uint8Array, setting?: ImportSetting): Promise<OrderImportDetail>
  run(id: string): Promise<OrderImportDetail>
  /** Delivers the waiting messages of the queue until there are none. */
  deliver(over?: Partial<Ctx>): Promise<void>
  rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const world = await openWorld({ jobs: [orderImportJob] })
  await world.db.execute(sql`
    insert into customers (id, name, email, country)
    select gen_random_uuid(), (array['Ada Lovelace', 'Grace Hopper', 'Twin', 'Twin', 'Alan Turing'])[i], 'c' || i || '@example.com', 'DE'
    from generate_series(1, 5) i`)
  await world.db.execute(sql`
    insert into products (id, sku, name, category, unit_price, currency)
    select gen_random_uuid(), 'SKU-' || i, 'Product ' || i, 'Things', i * 10, case i when 3 then 'CHF' else 'EUR' end
    from generate_series(1, 3) i`)
  const lead = await aPerson(world, 'lead', 'Lea Lead')
  const desk: Desk = {
    world,
    lead,
    upload: (file, name = 'orders.csv') => createImport(lead, { name, body: bodyOf(file), bytes: undefined }),
    async bring(file, setting) {
      const { id } = await desk.upload(file)
      if (setting) await setMapping(lead, id, setting)
      return desk.run(id)
    },
    async run(id) {
      await runImport(lead, id)
      await desk.deliver()
      return getImport(lead, id)
    },
    async deliver(over) {
      const system = world.as('admin', over)
      for (let next = world.queued.shift(); next; next = world.queued.shift())
        await runStep(system, next.message)
    },
    rows: async (query) => (await world.db.execute(query)).rows,
    close: () => world.close(),
  }
  return desk
}

export const bodyOf = (file: string | Uint8Array): ReadableStream<Uint8Array> =>
  new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]).stream()

/** A table as CSV; cells have no separators. */
export const csvOf = (...rows: (string | number)[][]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

/** The columns that a new order needs, and a row of such an order. */
export const header = ['Order', 'Customer number', 'Currency', 'Required by', 'Note']
export const rowOf = (number: string, over: { customer?: string; note?: string; day?: string } = {}) => [
  number,
  over.customer ?? 'C-10001',
  'EUR',
  over.day ?? '2026-12-24',
  over.note ?? '',
]

/** What is audited of orders and their lines. */
export const auditCount = async (desk: Desk): Promise<number> => {
  const [row] = await desk.rows(
    sql`select count(*)::int as n from audit_log where table_name in ('orders', 'order_items')`,
  )
  return Number(row?.['n'])
}
