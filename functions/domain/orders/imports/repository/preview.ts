import { sql } from 'drizzle-orm'
import type { Db } from '../../../../db/client.ts'
import type { RejectedRow } from '../rules.ts'
import { type Incoming, resolved } from './resolve.ts'
import { refusedRows } from './write-batch.ts'

export interface Forecast extends Record<string, unknown> {
  /** The place of the order in the batch. */
  n: number
  outcome: 'inserted' | 'updated' | 'unchanged' | 'rejected'
  /** Of all orders, the same in each row. */
  refused: RejectedRow[]
}

/** What writing these orders would do, without doing it. */
export const forecast = (db: Db, incoming: Incoming) =>
  db.execute<Forecast>(sql`
    ${resolved(incoming)}, refused as (${refusedRows([])}
    )
    select c.n, case
        when c.errors is not null or c.faulty then 'rejected'
        when c.order_id is null then 'inserted' when c.differs then 'updated' else 'unchanged'
      end as outcome,
      (select coalesce(jsonb_agg(jsonb_build_object('line', r.line, 'errors', r.errors)), '[]') from refused r) as refused
    from checked c order by c.n`)
