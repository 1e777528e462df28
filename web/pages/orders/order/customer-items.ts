import type { Accessor } from 'solid-js'
import type { Customer } from '#domain/orders/customers/contract.ts'
import { useCustomerSearch } from '../../../queries/order.ts'

export interface CustomerItem {
  id: string
  label: string
  note: string
  customer: Customer
}

/** Customers that fit a text, as a list shows them. */
export function useFoundCustomers(text: Accessor<string>) {
  const found = useCustomerSearch(text)
  const items = (): CustomerItem[] =>
    bestFirst(found.isPending ? [] : (found.data?.items ?? []), text()).map((customer) => ({
      id: customer.id,
      label: customer.name,
      note: [customer.number, customer.email, customer.city].filter(Boolean).join(' · '),
      customer,
    }))
  return { items, text: () => (found.isPending ? undefined : found.data?.text), isError: () => found.isError }
}

/** Those that begin as it was typed come before those that have it somewhere. */
function bestFirst(customers: readonly Customer[], text: string): Customer[] {
  const begins = ({ name, number }: Customer) =>
    [name, number].some((known) => known.toLowerCase().startsWith(text.trim().toLowerCase()))
  return [...customers.filter(begins), ...customers.filter((customer) => !begins(customer))]
}
