import { z } from 'zod'
import { sortBy } from '../../page.ts'
import { orderFilter, orderSorts } from '../contract.ts'
import { exportFormats, fileColumnIds, isFileColumn } from './rules.ts'

const Columns = z
  .string()
  .transform((text) => [...new Set(text.split(',').filter(Boolean))])
  .pipe(
    z
      .array(z.string().refine(isFileColumn, `Must be one of ${fileColumnIds.join(', ')}`))
      .min(1)
      .max(50),
  )

/** A file of all orders of a filter, in the order of a list; `columns` in the order of the file. Without `columns`: all of them. */
export const OrderExportQuery = z.object({
  ...orderFilter,
  sort: sortBy(orderSorts, '-orderedAt'),
  format: z.enum(exportFormats).default('csv'),
  columns: Columns.default([...fileColumnIds]),
})
export type OrderExportQuery = z.infer<typeof OrderExportQuery>
