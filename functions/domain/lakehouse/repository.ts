import { sql, type SQL } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Db } from '../../db/client.ts'
import type { GoldModel } from './contract.ts'

/**
 * The statements that rebuild the tables of these models as of the workspace's day at `now`. To be run in one transaction: the lock
 * lets a second rebuild wait for the first instead of failing on its rows.
 */
export const rebuild = (
  db: Db,
  models: readonly GoldModel[],
  now: Date,
): [BatchItem<'pg'>, ...BatchItem<'pg'>[]] => {
  const asOf = workspaceDay(now)
  return [
    db.execute(sql`select pg_advisory_xact_lock(hashtext('gold'))`),
    ...models.flatMap((model) => [db.execute(empty(model)), db.execute(fill(model, asOf))]),
    db.execute(sql`
      insert into gold.refresh (as_of, refreshed_at) values (${asOf}, now_ms())
      on conflict (id) do update set as_of = excluded.as_of, refreshed_at = excluded.refreshed_at`),
  ]
}

const empty = ({ table }: GoldModel) => sql`delete from ${sql.raw(table)}`

const fill = (model: GoldModel, asOf: SQL) =>
  sql`insert into ${sql.raw(`${model.table} (${model.columns.join(', ')})`)} ${bind(model.select, asOf)}`

/** The model's text with its one parameter bound. */
const bind = (select: string, asOf: SQL) =>
  sql.join(
    select.split(':as_of').map((part) => sql.raw(part)),
    asOf,
  )

const workspaceDay = (now: Date) =>
  sql`(select (${now.toISOString()}::timestamptz at time zone w.time_zone)::date from workspace w)`
