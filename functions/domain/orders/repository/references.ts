import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'

export interface References {
  users: string[]
  customers: string[]
  products: string[]
}

/** Those of the ids that name nothing, in one statement. */
export async function findUnknown(db: Db, references: References): Promise<Set<string>> {
  const { users, customers, products } = references
  const { rows } = await db.execute<{ id: string }>(sql`
    ${missing(users, sql`users`)} union ${missing(customers, sql`customers`)} union ${missing(products, sql`products`)}`)
  return new Set(rows.map((row) => row.id))
}

const missing = (ids: string[], table: SQL) => sql`
  select i.id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) i (id)
  where not exists (select from ${table} t where t.id = i.id::uuid)`
