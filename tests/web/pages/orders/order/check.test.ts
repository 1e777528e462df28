import { describe, expect, it } from 'vitest'
import { checkEdit, checkNew, errorsAt, lineKey } from '../../../../../web/pages/orders/order/check.ts'
import {
  blankForm,
  blankLine,
  type Form,
  type Line,
  totalsOf,
} from '../../../../../web/pages/orders/order/form.ts'

const id = (last: number) => `0191c8e0-0000-7000-8000-00000000000${last}`
const line = (place: number, more: Partial<Line> = {}): Line => ({
  ...blankLine(id(place)),
  productId: id(9),
  unitPrice: '20.00',
  ...more,
})
const form = (values: Partial<Form['values']> = {}, lines: Line[] = []): Form => {
  const blank = blankForm(id(0))
  return { ...blank, values: { ...blank.values, ...values }, lines }
}
const errorsOf = (checked: object) => ('errors' in checked ? checked.errors : undefined)

describe('an edit', () => {
  it('holds only the parts that changed, as the API takes them', async () => {
    const typed = form({ shippingCost: '1.250,5', assigneeId: '', note: 'Ring\n' }, [
      line(1, { quantity: '3' }),
    ])
    expect(await checkEdit(typed, ['shippingCost', 'assigneeId', 'note', 'items'])).toEqual({
      value: {
        shippingCost: '1250.50',
        assigneeId: null,
        note: 'Ring',
        items: [{ id: id(1), productId: id(9), quantity: 3, unitPrice: '20.00' }],
      },
    })
  })

  it.each([
    ['contactEmail', 'nope', 'Must be an e-mail address such as ada@example.com'],
    ['shipToCountry', 'Germany', 'Must be a two-letter country code such as DE'],
    ['shippingCost', 'much', 'Must be an amount such as 1250.50'],
    ['shippingCost', '-1', 'Must not be negative'],
    ['requiredOn', '', 'Choose the day by which it is promised'],
    ['requiredOn', '0026-11-20', 'Check the year: it must be between 1900 and 2999'],
  ] as const)('says at %s what is wrong with “%s”', async (name, text, message) => {
    expect(errorsOf(await checkEdit(form({ [name]: text }), [name]))).toEqual(new Map([[name, message]]))
  })

  it.each([
    ['quantity', '0', 'Must be at least 1'],
    ['quantity', '1.5', 'Must be a whole number'],
    ['quantity', '', 'Enter how many'],
    ['quantity', '1e3', 'Must be a whole number'],
    ['quantity', '0x10', 'Must be a whole number'],
    ['quantity', '1000001', 'Must be at most 1,000,000'],
    ['unitPrice', '', 'Enter a price, 0 if it is free'],
    ['unitPrice', '1.234', undefined],
    ['unitPrice', '1234567890123', 'Must be at most 999,999,999,999.99'],
    ['unitPrice', '1.2345', 'Must have at most two decimals'],
    ['productId', '', 'Choose a product'],
  ] as const)('says at the %s of a line what is wrong with “%s”', async (field, text, message) => {
    const checked = await checkEdit(form({}, [line(1), line(2, { [field]: text })]), ['items'])
    expect(errorsOf(checked)).toEqual(message && new Map([[lineKey(id(2), field), message]]))
  })

  it('leaves out blank lines, and an error of the server still lands at its line', async () => {
    const typed = form({}, [blankLine(id(1)), line(2)])
    expect(await checkEdit(typed, ['items'])).toMatchObject({ value: { items: [{ id: id(2) }] } })
    const errors = errorsAt(
      [{ path: 'changes.items.0.productId', message: 'There is no such product.' }],
      typed,
    )
    expect(errors).toEqual(new Map([[lineKey(id(2), 'productId'), 'There is no such product.']]))
  })
})

describe('a new order', () => {
  it('needs a customer and a day, and says so at both', async () => {
    expect(errorsOf(await checkNew(form(), id(5)))).toEqual(
      new Map([
        ['customerId', 'Choose who the order is for'],
        ['requiredOn', 'Choose the day by which it is promised'],
      ]),
    )
  })

  it('leaves out what is empty, so that it defaults to what the customer has', async () => {
    const typed = form({ customerId: id(3), requiredOn: '2026-12-24' }, [line(1)])
    const checked = await checkNew(typed, id(5))
    expect(checked).toMatchObject({
      value: { id: id(5), customerId: id(3), currency: 'EUR', items: [{ quantity: 1 }] },
    })
    expect(JSON.stringify(checked)).not.toContain('shipTo')
  })
})

describe('the totals while typing', () => {
  it('count what can be read and pass over the rest', () => {
    const typed = form({ shippingCost: 'soon' }, [
      line(1, { quantity: '3', unitPrice: '0,10' }),
      line(2, { quantity: '' }),
    ])
    const totals = totalsOf(typed)
    expect(totals).toMatchObject({ itemsTotal: '0.30', total: '0.30' })
    expect([...totals.amounts]).toEqual([[id(1), '0.30']])
  })
})
