import type { Order } from '#domain/orders/contract.ts'

/** The fields of an order that are edited in the sheet. */
export const editFields = [
  'customerId',
  'status',
  'statusReason',
  'channel',
  'requiredOn',
  'assigneeId',
  'contactEmail',
  'shipToName',
  'shipToStreet',
  'shipToPostalCode',
  'shipToCity',
  'shipToCountry',
  'note',
  'shippingCost',
] as const satisfies readonly (keyof Order)[]
export type EditField = (typeof editFields)[number]

/** The value of a cell as the server knows it; null for none. */
export type Value = string | null

/** What stands in a cell: its value, or text that is no value, with what is wrong with it. */
export interface Content {
  value: Value
  text?: string
  error?: string
}

/** The part of an order that drafts are about. */
export type SheetRow = Pick<Order, 'id' | 'number' | 'updatedAt' | EditField>

export const isEditField = (name: string): name is EditField => editFields.some((field) => field === name)
