import { authorise } from '#domain/identity'
import { editRows } from '../../../db/edit.ts'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import type { Page } from '../../page.ts'
import { products } from '../table.ts'
import type { Product, ProductEdit, ProductQuery, NewProduct } from './contract.ts'
import * as repository from './repository.ts'

export async function listProducts(ctx: Ctx, query: ProductQuery): Promise<Page<Product>> {
  authorise(ctx, 'viewer')
  return repository.listProducts(ctx.db, query)
}

/** Repeating it with the same id makes no second product. An SKU belongs to one product. */
export async function createProduct(ctx: Ctx, input: NewProduct): Promise<Product> {
  authorise(ctx, 'lead')
  const [, [product]] = await insert(ctx, input)
  if (!product) throw notFound('product')
  await ctx.live.publish({ topic: 'products', ids: [product.id] })
  return product
}

/** See editRows for conflicts. Lines of orders keep the price that they were made with. */
export async function editProduct(ctx: Ctx, edit: ProductEdit): Promise<Product> {
  authorise(ctx, 'lead')
  const read = (ids: string[]) => repository.readProducts(ctx.db, ids)
  const [product] = await editRows(ctx, { noun: 'product', table: products, edits: [edit], read })
  if (!product) throw notFound('product')
  await ctx.live.publish({ topic: 'products', ids: [product.id] })
  return product
}

async function insert(ctx: Ctx, input: NewProduct) {
  try {
    return await write(ctx, [
      repository.insertProduct(ctx.db, input),
      repository.readProducts(ctx.db, [input.id]),
    ])
  } catch (error) {
    if (sqlState(error) !== '23505') throw error
    throw invalid([{ path: 'sku', message: 'Another product has this SKU. Choose another.' }])
  }
}
