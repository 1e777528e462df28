import { z } from 'zod'
import { moveError } from '../../rules.ts'
import { orderStatuses } from '../../rules.ts'
import type { RowError } from './rows.ts'

const reasons: Record<string, string> = {
  required: 'This cannot be empty.',
  amount: 'This is no amount. Check how numbers are written in the file.',
  cents: 'An amount has at most two decimals. Check how numbers are written in the file.',
  negative: 'This must not be negative.',
  large: 'This is too large.',
  quantity: 'Must be a whole number from 1 to 1,000,000.',
  date: 'This is no date. Write one such as 2026-01-31, or check how dates are written in the file.',
  ambiguous: 'This can be two days. Choose whether the day or the month comes first.',
  dayOnly: 'This must be a day without a time.',
  status: 'There is no such status.',
  channel: 'There is no such channel.',
  email: 'Must be an e-mail address such as ada@example.com.',
  country: 'Must be a two-letter country code such as DE.',
  currency: 'Must be a currency code such as EUR.',
  long: 'This is too long.',
  errorValue: 'The formula in this cell failed. Mend it in the file.',
  number: 'An order number has at most 40 characters, without line breaks.',
  stray: 'Text follows a closing quote. Write quotes inside of a cell twice.',
  deleted: 'This order was deleted. Ask an admin to restore it, or use another number.',
  unknownCustomer: 'There is no such customer. Create the customer first.',
  ambiguousCustomer: 'Several customers have this name. Use the customer number or the e-mail address.',
  unknownPerson: 'There is no such person.',
  ambiguousPerson: 'Several people have this name. Use the e-mail address.',
  unknownProduct: 'There is no product with this SKU.',
  noPrice: 'Give a price: the product has its price in another currency.',
  missing: 'There is no order with this number, and a new one needs this. Choose its column.',
  currencyFixed: 'An order keeps its currency.',
  sum: 'The order is worth more than can be kept.',
}

const Move = z.object({
  from: z.enum(orderStatuses),
  to: z.enum(orderStatuses),
  reason: z.string().nullable(),
})
const Shape = z.object({ cells: z.int(), columns: z.int() })

/** What is wrong, for people. */
export function rejectReason({ code, detail }: Pick<RowError, 'code' | 'detail'>): string {
  const move = Move.safeParse(detail).data
  if (code === 'move' && move)
    return moveError(move.from, move.to, move.reason) ?? 'This move is not allowed.'
  const shape = Shape.safeParse(detail).data
  if (code === 'ragged' && shape)
    return `The row has ${shape.cells} ${shape.cells === 1 ? 'cell' : 'cells'}, the table ${shape.columns} columns.`
  const line = typeof detail === 'number' ? detail : null
  if (line !== null && code === 'repeated') return `This number already stands in line ${line}.`
  if (line !== null && code === 'differs') return `Line ${line} of the same order says something else.`
  if (line !== null && code === 'sibling') return `Line ${line} of the same order cannot be taken.`
  if (line !== null && code === 'tooManyLines') return `An order has at most ${line} lines.`
  return reasons[code] ?? 'This cannot be taken.'
}
