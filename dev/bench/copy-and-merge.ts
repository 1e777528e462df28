import { Client } from 'pg'
import { migrate } from '../migrate.ts'

const tables = [
  'bronze.notion_raw_pages',
  'silver.programs',
  'silver.projects',
  'silver.budget_lines',
  'silver.risks',
  'silver.actions',
]

/**
 * What the same rows cost without any source, mapping or check: COPY into a temporary table and merge by key, as one transaction per
 * table, from files on the server. Answers seconds. `filled` is a database after a sync, `empty` one without any table.
 */
export async function copyAndMerge(filled: string, empty: string): Promise<number> {
  const [source, target] = [await open(filled), await open(empty)]
  try {
    await migrate({
      exec: async (script) => void (await target.query(script)),
      rows: async (query) => (await target.query<Record<string, unknown>>(query)).rows,
    })
    const files = await exportTables(source)
    const started = performance.now()
    for (const [table, file] of files) await merge(target, table, file)
    return (performance.now() - started) / 1000
  } finally {
    await source.end()
    await target.end()
  }
}

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

async function exportTables(source: Client): Promise<[table: string, file: string][]> {
  const { rows } = await source.query<{ folder: string }>(
    "select current_setting('data_directory') as folder",
  )
  const files = tables.map((table): [string, string] => [
    table,
    `${rows[0]?.folder}/quarterdeck-bench-${table}`,
  ])
  for (const [table, file] of files) await source.query(`copy ${table} to '${file}'`)
  return files
}

async function merge(target: Client, table: string, file: string): Promise<void> {
  const key = table.startsWith('bronze') ? 'source_id' : 'id'
  const { rows } = await target.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [table],
  )
  const columns = rows.map((row) => row.name)
  await target.query(`
    begin;
    create temp table incoming (like ${table} including defaults) on commit drop;
    copy incoming from '${file}';
    merge into ${table} t using incoming i on t.${key} = i.${key}
      when matched then update set ${columns.map((name) => `"${name}" = i."${name}"`).join(', ')}
      when not matched then insert (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map((name) => `i."${name}"`).join(', ')});
    commit`)
}
