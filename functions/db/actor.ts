import { sql, type SQL } from 'drizzle-orm'
import { asUuid } from './ids.ts'

/** The name behind an actor of the audit trail: a person's, otherwise the actor itself, such as `system:notion`. */
export const actorName = (actor: SQL): SQL<string> => sql`
  coalesce((select u.name from users u where u.id = ${asUuid(actor)}), ${actor})`

/** Who did this to a row last; null when the trail knows nothing of it. `rowId` is text and names its table. */
export const lastActor = (table: string, rowId: SQL, action: SQL = sql`true`): SQL<string | null> => sql`(
  select ${actorName(sql`a.actor`)} from audit_log a
  where a.table_name = ${table} and a.row_id = ${rowId} and ${action}
  order by a.id desc limit 1)`

/** For the third argument of `lastActor`. */
export const isDeletion = sql`a.action = 'delete'`
