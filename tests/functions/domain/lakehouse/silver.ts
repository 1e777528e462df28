import { sql, type SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../../../functions/db/client.ts'

type Row = Record<string, unknown>
type SilverTable = 'programs' | 'projects' | 'budget_lines' | 'risks' | 'actions'

/** Writes silver rows as a sync would; unnamed columns are empty. Answers their ids. */
export async function silver(db: Db, table: SilverTable, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return []
  const full = rows.map((row) => ({ id: uuidv7(), edited_at: '2026-03-01T10:00:00.000Z', ...row }))
  await db.execute(populate(sql.raw(`silver.${table}`), full))
  return full.map((row) => row.id)
}

/** A project that came from Notion: its silver row and the row that people see. */
export async function notionProject(
  db: Db,
  row: Row = {},
): Promise<{ id: string; key: string; sourceId: string }> {
  const [sourceId = ''] = await silver(db, 'projects', [{ name: 'A project', ...row }])
  const id = uuidv7()
  const { rows } = await db.execute<{ key: string }>(sql`
    insert into projects (id, origin, source_id, name, status, currency)
    select ${id}, 'notion', s.id, s.name, lower(replace(s.status, ' ', '_')), s.currency from silver.projects s where s.id = ${sourceId}
    returning key`)
  return { id, key: String(rows[0]?.key), sourceId }
}

export async function qualityIssue(db: Db, row: Row): Promise<void> {
  const seen = '2026-03-01T10:00:00.000Z'
  const full = {
    id: uuidv7(),
    row_id: uuidv7(),
    source: 'notion',
    entity: 'projects',
    field: 'budget',
    category: 'wrong_type',
    severity: 'high',
    message: 'The value is not a number.',
    first_seen_at: seen,
    last_seen_at: seen,
    ...row,
  }
  await db.execute(populate(sql`data_quality_issues`, [full]))
}

const populate = (table: SQL, rows: Row[]) => sql`
  insert into ${table} (${columnsOf(rows)})
  select ${columnsOf(rows)} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`

const columnsOf = (rows: Row[]) =>
  sql.join(
    [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.identifier(name)),
    sql`, `,
  )
