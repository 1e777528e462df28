import { and, ilike, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import { contains } from '../../../db/like.ts'
import type { Page } from '../../page.ts'
import { customers } from '../table.ts'
import type { Customer, CustomerQuery, NewCustomer } from './contract.ts'

const wire = {
  id: customers.id,
  number: customers.number,
  name: customers.name,
  email: customers.email,
  phone: customers.phone,
  street: customers.street,
  postalCode: customers.postalCode,
  city: customers.city,
  country: customers.country,
  createdAt: customers.createdAt,
  updatedAt: customers.updatedAt,
}

export async function listCustomers(
  db: Db,
  { q, ids, sort, ...query }: CustomerQuery,
): Promise<Page<Customer>> {
  const by = sort.endsWith('updatedAt') ? sql`${customers.updatedAt}` : sql`lower(${customers.name})`
  const { sortKey, orderBy, behind } = keyset(
    { by, id: customers.id, descending: sort.startsWith('-'), neverEmpty: 'one table' },
    query.after,
  )
  const found = q
    ? or(...[customers.name, customers.email, customers.number].map((column) => ilike(column, contains(q))))
    : undefined
  const rows = await db
    .select({ ...wire, sortKey })
    .from(customers)
    .where(and(isNull(customers.deletedAt), found, ids && inArray(customers.id, ids), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

export const readCustomers = (db: Db, ids: string[]) =>
  db
    .select(wire)
    .from(customers)
    .where(and(inArray(customers.id, ids), isNull(customers.deletedAt)))

/** The customers that each text names exactly, in one statement. */
export async function matchCustomers(
  db: Db,
  texts: string[],
): Promise<{ text: string; customer: Customer }[]> {
  const named = sql`(
    select t.text, found.id from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) t (text) cross join lateral (
      select c.id from customers c where c.number = upper(t.text) and c.deleted_at is null
      union select c.id from customers c where lower(c.email) = lower(t.text) and c.deleted_at is null
      union select c.id from customers c where lower(c.name) = lower(t.text) and c.deleted_at is null
      limit ${namesakes}
    ) found
  ) named`
  return db
    .select({ text: sql<string>`named.text`, customer: wire })
    .from(customers)
    .innerJoin(named, sql`named.id = ${customers.id}`)
    .orderBy(customers.id)
}

const namesakes = 5

/** Repeating it with the same id changes nothing. The number comes from the database. */
export const insertCustomer = (db: Db, { id, name, email, ...address }: NewCustomer) =>
  db.execute(sql`
    insert into customers (id, name, email, phone, street, postal_code, city, country)
    values (${id}, ${name}, ${email}, ${address.phone ?? ''}, ${address.street ?? ''}, ${address.postalCode ?? ''},
      ${address.city ?? ''}, ${address.country ?? ''})
    on conflict (id) do nothing`)
