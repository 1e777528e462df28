import type { OrderFilters } from '../../../queries/orders.ts'

/** What the sheet's address holds beside its filters and its order. */
const others = new Set(['selected'])

/** The part of the sheet's address that says which orders it shows and in which order, as the API's query. */
export const listQuery = (search: string): OrderFilters & { sort?: string } =>
  Object.fromEntries(
    [...new URLSearchParams(search)].filter(([name, value]) => value !== '' && !others.has(name)),
  )
