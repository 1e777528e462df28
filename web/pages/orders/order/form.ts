import type { Customer } from '#domain/orders/customers/contract.ts'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { orderTotals, type OrderTotals } from '#domain/orders/totals/rules.ts'
import { parseMoney } from '../sheet/parse-value.ts'

/** What is typed into a field of its own, in the order of the page. */
export const fieldNames = [
  'customerId',
  'currency',
  'contactEmail',
  'shipToName',
  'shipToStreet',
  'shipToPostalCode',
  'shipToCity',
  'shipToCountry',
  'requiredOn',
  'channel',
  'assigneeId',
  'shippingCost',
  'note',
] as const
export type FieldName = (typeof fieldNames)[number]

/** A part of an order that is edited, compared and settled as a whole. */
export type PartName = FieldName | 'items'

/** One line as it is typed; everything is text until it is saved. */
export interface Line {
  id: string
  /** Empty while no product is chosen. */
  productId: string
  sku: string
  productName: string
  quantity: string
  unitPrice: string
  /** What it costs in another currency, while there is no price in the order's. */
  listPrice?: string | undefined
}

/** Who an order is for, as far as the form has to know. */
export type OrderCustomer = Pick<Customer, 'id' | 'name' | 'email' | 'number'>

/** An order as the form shows it. */
export interface Form {
  values: Record<FieldName, string>
  /** Undefined while a new order has none. */
  customer: OrderCustomer | undefined
  assigneeName: string
  lines: readonly Line[]
}

export const formOf = (order: OrderDetail): Form => ({
  values: {
    customerId: order.customerId,
    currency: order.currency,
    contactEmail: order.contactEmail,
    shipToName: order.shipToName,
    shipToStreet: order.shipToStreet,
    shipToPostalCode: order.shipToPostalCode,
    shipToCity: order.shipToCity,
    shipToCountry: order.shipToCountry,
    requiredOn: order.requiredOn,
    channel: order.channel,
    assigneeId: order.assigneeId ?? '',
    shippingCost: order.shippingCost,
    note: order.note,
  },
  customer: {
    id: order.customerId,
    name: order.customerName,
    email: order.customerEmail,
    number: order.customerNumber,
  },
  assigneeName: order.assigneeName,
  lines: order.items.map(({ id, productId, sku, productName, quantity, unitPrice }) => ({
    id,
    productId,
    sku,
    productName,
    quantity: String(quantity),
    unitPrice,
  })),
})

/** A new order before anything is typed, with one line to begin with. */
export const blankForm = (lineId: string): Form => ({
  values: {
    customerId: '',
    currency: 'EUR',
    contactEmail: '',
    shipToName: '',
    shipToStreet: '',
    shipToPostalCode: '',
    shipToCity: '',
    shipToCountry: '',
    requiredOn: '',
    channel: 'phone',
    assigneeId: '',
    shippingCost: '0.00',
    note: '',
  },
  customer: undefined,
  assigneeName: '',
  lines: [blankLine(lineId)],
})

export const blankLine = (id: string): Line => ({
  id,
  productId: '',
  sku: '',
  productName: '',
  quantity: '1',
  unitPrice: '',
})

/** Nothing was entered yet; such lines are not saved. */
export const isBlank = (line: Line): boolean =>
  line.productId === '' && line.unitPrice.trim() === '' && ['', '1'].includes(line.quantity.trim())

/** The amount that a text means, with two decimals; undefined when it means none. */
export function amountOf(text: string): string | undefined {
  const parsed = parseMoney(text)
  return 'value' in parsed ? parsed.value : undefined
}

/** The whole number that a text is; undefined when it is none. */
export const quantityOf = (text: string): number | undefined =>
  /^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined

export interface FormTotals extends Pick<OrderTotals, 'itemsTotal' | 'total'> {
  /** By line; a line that cannot be worked out yet is missing. */
  amounts: ReadonlyMap<string, string>
}

/** What the form comes to while it is typed; a figure that cannot be read counts as nothing. */
export function totalsOf({ lines, values }: Pick<Form, 'lines' | 'values'>): FormTotals {
  const readable = lines.flatMap((line) => {
    const [quantity, unitPrice] = [quantityOf(line.quantity), amountOf(line.unitPrice)]
    return quantity === undefined || unitPrice === undefined ? [] : [{ id: line.id, quantity, unitPrice }]
  })
  const totals = orderTotals(readable, amountOf(values.shippingCost) ?? '0.00')
  return {
    ...totals,
    amounts: new Map(readable.map(({ id }, place) => [id, totals.amounts[place] ?? ''])),
  }
}

/** What somebody else made of a line, or a price typed another way: compared by what it means. */
export function isSamePart(name: PartName, a: Form, b: Form): boolean {
  if (name === 'items') return meaningOf(a.lines) === meaningOf(b.lines)
  if (name === 'shippingCost') return sameAmount(a.values[name], b.values[name])
  return a.values[name] === b.values[name]
}

const sameAmount = (a: string, b: string) => a === b || (amountOf(a) ?? a) === (amountOf(b) ?? b)

const meaningOf = (lines: readonly Line[]) =>
  JSON.stringify(
    lines
      .filter((line) => !isBlank(line))
      .map(({ id, productId, quantity, unitPrice }) => [
        id,
        productId,
        quantityOf(quantity) ?? quantity,
        amountOf(unitPrice) ?? unitPrice,
      ]),
  )
