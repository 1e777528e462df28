import type { NewOrder, OrderEdit } from '#domain/orders/contract.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { parseMoney } from '../sheet/parse-value.ts'
import { amountOf, type FieldName, type Form, isBlank, type Line, type PartName, quantityOf } from './form.ts'

/** Messages by the key of their field: a name, or `lineKey`. */
export type Errors = ReadonlyMap<string, string>

export type LineField = 'productId' | 'quantity' | 'unitPrice'
export const lineKey = (lineId: string, field: string): string => `${lineId} ${field}`

export type Changes = OrderEdit['changes']
type Checked<Value> = { value: Value } | { errors: Errors }

/** The changed parts as the API takes them, or what is wrong with them; checked by the contract, as the server will. */
export async function checkEdit(form: Form, parts: readonly PartName[]): Promise<Checked<Changes>> {
  const errors = missing(form, parts)
  const contract = await import('#domain/orders/contract.ts')
  const parsed = contract.OrderEdit.shape.changes.safeParse(wireOf(form, parts))
  if (parsed.success && errors.size === 0) return { value: parsed.data }
  return { errors: merged(errors, parsed.error?.issues ?? [], form) }
}

/** A new order in the same way. `id` is made once per form. */
export async function checkNew(form: Form, id: string): Promise<Checked<NewOrder>> {
  const parts = [...filledIn(form), 'items' as const]
  const errors = missing(form, [...parts, 'customerId', 'requiredOn'])
  const contract = await import('#domain/orders/contract.ts')
  const parsed = contract.NewOrder.safeParse({ id, ...wireOf(form, parts), currency: form.values.currency })
  if (parsed.success && errors.size === 0) return { value: parsed.data }
  return { errors: merged(errors, parsed.error?.issues ?? [], form) }
}

// What is left empty defaults to what the customer has.
const filledIn = ({ values }: Form): FieldName[] =>
  fieldsOf(values).filter((name) => values[name].trim() !== '' && name !== 'currency')

const fieldsOf = (values: Form['values']) =>
  Object.keys(values).filter((name): name is FieldName => name in values)

function wireOf(form: Form, parts: readonly PartName[]): Record<string, unknown> {
  return Object.fromEntries(
    parts.flatMap((name): [string, unknown][] => {
      if (name === 'currency') return []
      return [[name, name === 'items' ? sentLines(form).map(lineOf) : valueOf(name, form.values[name])]]
    }),
  )
}

/** The lines that are saved, in their order. */
export const sentLines = ({ lines }: Pick<Form, 'lines'>): Line[] => lines.filter((line) => !isBlank(line))

const lineOf = ({ id, productId, quantity, unitPrice }: Line) => ({
  id,
  productId,
  quantity: quantityOf(quantity) ?? Number.NaN,
  unitPrice: amountOf(unitPrice) ?? unitPrice,
})

function valueOf(name: FieldName, text: string): string | null {
  if (name === 'assigneeId') return text || null
  if (name === 'shippingCost') return text.trim() === '' ? '0.00' : (amountOf(text) ?? text)
  return name === 'note' ? text.trimEnd() : text.trim()
}

/** What has to be there, and amounts that cannot be read, in the form's own words. */
function missing({ values, lines }: Form, parts: readonly PartName[]): Map<string, string> {
  const { needed } = orderFormText
  const found: [key: string, error: string | undefined][] = [
    ['customerId', values.customerId === '' ? needed.customer : undefined],
    ['requiredOn', values.requiredOn === '' ? needed.requiredOn : undefined],
    ['shippingCost', values.shippingCost.trim() === '' ? undefined : amountError(values.shippingCost)],
  ]
  const asked = found.filter(([key]) => parts.some((name) => name === key))
  const ofLines = parts.includes('items') ? sentLines({ lines }).flatMap(missingOf) : []
  return new Map(
    [...asked, ...ofLines].flatMap(([key, error]) => (error === undefined ? [] : [[key, error]])),
  )
}

const missingOf = (line: Line): [key: string, error: string | undefined][] => {
  const { needed } = orderFormText
  const price = line.unitPrice.trim() === '' ? needed.unitPrice : amountError(line.unitPrice)
  return [
    [lineKey(line.id, 'productId'), line.productId === '' ? needed.product : undefined],
    [lineKey(line.id, 'quantity'), line.quantity.trim() === '' ? needed.quantity : undefined],
    [lineKey(line.id, 'unitPrice'), price],
  ]
}

function amountError(text: string): string | undefined {
  const parsed = parseMoney(text)
  return 'error' in parsed ? parsed.error : undefined
}

interface Issue {
  path: readonly PropertyKey[]
  message: string
}

function merged(own: Map<string, string>, issues: readonly Issue[], form: Form): Errors {
  const found = issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  return new Map([...errorsAt(found, form), ...own])
}

/** Messages of the contract or the server at their fields. `items.3.quantity` is the quantity of the fourth line that was sent. */
export function errorsAt(errors: readonly { path: string; message: string }[], form: Form): Errors {
  const lines = sentLines(form)
  return new Map(
    errors.map(({ path, message }) => {
      const name = path.replace(/^changes\./, '')
      const [, place, field] = /^items\.(\d+)\.(\w+)$/.exec(name) ?? []
      const line = place === undefined ? undefined : lines[Number(place)]
      return [line && field ? lineKey(line.id, field) : name, message]
    }),
  )
}
