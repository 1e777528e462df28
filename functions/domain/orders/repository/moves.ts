import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'

/** Which of these orders a request gave another assignee or another status since the version that it saw. */
export async function readMoves(
  db: Db,
  edits: { id: string; updatedAt: string }[],
  requestId: string,
): Promise<{ id: string; assigned: boolean; moved: boolean }[]> {
  const { rows } = await db.execute<{ id: string; assigned: boolean; moved: boolean }>(sql`
    select i.id, bool_or(a.after ? 'assignee_id') as assigned, bool_or(a.after ? 'status') as moved
    from jsonb_to_recordset(${JSON.stringify(edits.map(({ id, updatedAt }) => ({ id, version: updatedAt })))}::jsonb)
      as i (id text, version timestamptz)
    join audit_log a on a.table_name = 'orders' and a.row_id = i.id and a.action = 'update'
      and a.request_id = ${requestId} and a.at > i.version
    group by i.id`)
  return rows
}
