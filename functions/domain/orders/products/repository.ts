import { and, ilike, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import { contains } from '../../../db/like.ts'
import type { Page } from '../../page.ts'
import { products } from '../table.ts'
import type { NewProduct, Product, ProductQuery } from './contract.ts'

const wire = {
  id: products.id,
  sku: products.sku,
  name: products.name,
  category: products.category,
  unitPrice: products.unitPrice,
  currency: products.currency,
  createdAt: products.createdAt,
  updatedAt: products.updatedAt,
}

const sorts = {
  name: sql`lower(${products.name})`,
  sku: sql`${products.sku}`,
  unitPrice: sql`${products.unitPrice}`,
}

export async function listProducts(db: Db, { q, ids, sort, ...query }: ProductQuery): Promise<Page<Product>> {
  const by = sort.endsWith('sku') ? sorts.sku : sort.endsWith('unitPrice') ? sorts.unitPrice : sorts.name
  const { sortKey, orderBy, behind } = keyset(
    { by, id: products.id, descending: sort.startsWith('-'), neverEmpty: 'one table' },
    query.after,
  )
  const found = q
    ? or(...[products.sku, products.name, products.category].map((column) => ilike(column, contains(q))))
    : undefined
  const rows = await db
    .select({ ...wire, sortKey })
    .from(products)
    .where(and(isNull(products.deletedAt), found, ids && inArray(products.id, ids), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

export const readProducts = (db: Db, ids: string[]) =>
  db
    .select(wire)
    .from(products)
    .where(and(inArray(products.id, ids), isNull(products.deletedAt)))

/** Repeating it with the same id changes nothing. */
export const insertProduct = (db: Db, { id, sku, name, category, unitPrice, currency }: NewProduct) =>
  db.execute(sql`
    insert into products (id, sku, name, category, unit_price, currency)
    values (${id}, ${sku}, ${name}, ${category}, ${unitPrice}, ${currency})
    on conflict (id) do nothing`)
