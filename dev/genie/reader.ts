import { z } from 'zod'

/** Where the orders are: Neon's `POST /sql`, as the product uses it. */
export interface Source {
  fetchEndpoint: string
  databaseUrl: string
}

export interface Table {
  columns: { name: string; type: string }[]
  /** Every value as text, as the Statement Execution API gives them. */
  rows: (string | null)[][]
}

const Answer = z.object({
  results: z.tuple([
    z.object({
      fields: z.array(z.object({ name: z.string(), dataTypeID: z.number() })),
      rows: z.array(z.array(z.string().nullable())),
    }),
  ]),
})

/** Warehouse types of Postgres types by their id; anything else is text. */
const types: Record<number, string> = {
  16: 'BOOLEAN',
  20: 'BIGINT',
  23: 'INT',
  701: 'DOUBLE',
  1082: 'DATE',
  1184: 'TIMESTAMP',
  1700: 'DECIMAL(20,2)',
}

/** Runs one query in a transaction that cannot write. */
export async function readTable({ fetchEndpoint, databaseUrl }: Source, query: string): Promise<Table> {
  const response = await fetch(fetchEndpoint, {
    method: 'POST',
    headers: {
      'neon-connection-string': databaseUrl,
      'neon-raw-text-output': 'true',
      'neon-array-mode': 'true',
      'neon-batch-read-only': 'true',
    },
    body: JSON.stringify({ queries: [{ query, params: [] }] }),
  })
  if (!response.ok) throw new Error(`The query failed: ${await response.text()}`)
  const [{ fields, rows }] = Answer.parse(await response.json()).results
  const columns = fields.map(({ name, dataTypeID }) => ({ name, type: types[dataTypeID] ?? 'STRING' }))
  return { columns, rows: rows.map((row) => row.map((value, at) => asWarehouse(value, columns[at]?.type))) }
}

const asWarehouse = (value: string | null, type: string | undefined) =>
  type === 'BOOLEAN' && value !== null ? String(value === 't') : value
