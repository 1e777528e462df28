import type { Customer } from '#domain/orders/customers/contract.ts'
import { api, unwrap } from '../api.ts'
import { inParts } from './parts.ts'

const textsAtOnce = 1000
const idsAtOnce = 50

/** The customers whose number, address or name is exactly one of these texts; texts that name nobody are missing. */
export async function matchCustomers(texts: readonly string[]): Promise<Map<string, Customer[]>> {
  const answers = await inParts(texts, textsAtOnce, (part) =>
    unwrap(api.customers.matches.$post({ json: { texts: part } })),
  )
  return new Map(
    answers.flatMap(({ items }) => items.map(({ text, customers }) => [text, customers] as const)),
  )
}

export async function fetchCustomersById(ids: readonly string[]): Promise<Customer[]> {
  const answers = await inParts(ids, idsAtOnce, (part) =>
    unwrap(api.customers.$get({ query: { ids: part.join(','), limit: String(idsAtOnce) } })),
  )
  return answers.flatMap(({ items }) => items)
}
