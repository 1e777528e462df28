import type { Customer } from '#domain/orders/customers/contract.ts'
import type { FieldName, Form, OrderCustomer } from './form.ts'

type AddressField = Extract<FieldName, `shipTo${string}`>

/** What an order can take over from its customer. */
export type TakenField = AddressField | 'contactEmail'

const addressFields: readonly AddressField[] = [
  'shipToName',
  'shipToStreet',
  'shipToPostalCode',
  'shipToCity',
  'shipToCountry',
]

const addressOf = (customer: Customer): Record<AddressField, string> => ({
  shipToName: customer.name,
  shipToStreet: customer.street,
  shipToPostalCode: customer.postalCode,
  shipToCity: customer.city,
  shipToCountry: customer.country,
})

export const hasNoAddress = ({ values }: Pick<Form, 'values'>): boolean =>
  addressFields.every((name) => values[name].trim() === '')

/** What taking over a customer's address changes. The contact goes along, unless somebody else than the customer before was named. */
export function takeOver(
  values: Pick<Form['values'], TakenField>,
  customer: Customer,
  before: Pick<OrderCustomer, 'email'> | undefined,
): [name: TakenField, value: string][] {
  const address = addressOf(customer)
  const contact = values.contactEmail.trim()
  const follows = contact === '' || contact.toLowerCase() === before?.email.toLowerCase()
  const changes: [TakenField, string][] = [
    ...addressFields.map((name): [TakenField, string] => [name, address[name]]),
    ...(follows ? [['contactEmail', customer.email] satisfies [TakenField, string]] : []),
  ]
  return changes.filter(([name, value]) => values[name] !== value)
}

/** A customer's address on one line; empty for none. */
export const addressLine = ({ street, postalCode, city, country }: Customer): string =>
  [street, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
