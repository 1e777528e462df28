import { z } from 'zod'
import { page, PageQuery, sortBy } from '../../page.ts'
import { Currency, edit, Id, Instant } from '../../values.ts'
import { Price } from '../contract.ts'

const fields = {
  name: z.string().trim().min(1, 'Give the product a name').max(200),
  category: z.string().trim().min(1, 'Give the product a category').max(100),
  unitPrice: Price,
  currency: Currency,
}

export const Product = z
  .object({ id: Id, sku: z.string(), ...fields, createdAt: Instant, updatedAt: Instant })
  .meta({ id: 'Product' })
export type Product = z.infer<typeof Product>

export const ProductPage = page(Product)

/** `q` finds by SKU, name or category. */
export const ProductQuery = PageQuery.extend({
  sort: sortBy(['name', 'sku', 'unitPrice'], 'name'),
  ids: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id).max(50))
    .optional(),
})
export type ProductQuery = z.infer<typeof ProductQuery>

export const NewProduct = z.object({
  id: Id,
  sku: z.string().trim().min(1, 'Give the product an SKU').max(60),
  ...fields,
})
export type NewProduct = z.infer<typeof NewProduct>

export const ProductEdit = edit(z.object(fields))
export type ProductEdit = z.infer<typeof ProductEdit> & { id: string }
