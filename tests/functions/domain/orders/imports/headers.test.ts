import { describe, expect, it } from 'vitest'
import { fileColumns } from '../../../../../functions/domain/orders/exports/rules.ts'
import {
  guessMapping,
  guessStyles,
  mappingErrors,
} from '../../../../../functions/domain/orders/imports/rules.ts'
import { channelText, orderFieldText, orderStatusText } from '../../../../../web/text/orders.ts'
import { channelTitles, statusTitles } from '../../../../../functions/domain/orders/exports/rules.ts'

describe('the mapping', () => {
  it('is guessed from English words', () => {
    const headers = [
      'Order No.',
      'Client',
      'Order Date',
      'Delivery date',
      'QTY',
      'sku',
      'Unit price',
      'Colour',
    ]
    expect(guessMapping(headers)).toEqual([
      'number',
      'customer',
      'orderedAt',
      'requiredOn',
      'quantity',
      'sku',
      'unitPrice',
      null,
    ])
  })

  it('is guessed from German words', () => {
    const headers = [
      'Auftragsnummer',
      'Kundennr.',
      'Bestelldatum',
      'Liefertermin',
      'Straße',
      'PLZ',
      'Ort',
      'Währung',
      'Versandkosten',
    ]
    expect(guessMapping(headers)).toEqual([
      'number',
      'customer',
      'orderedAt',
      'requiredOn',
      'shipToStreet',
      'shipToPostalCode',
      'shipToCity',
      'currency',
      'shippingCost',
    ])
  })

  it('finds every column of an export and leaves out what is worked out here', () => {
    const ids = Object.keys(fileColumns)
    const mapping = guessMapping(Object.values(fileColumns).map(({ title }) => title))
    const left = ids.filter((_, i) => mapping[i] === null)
    // The customer is known best by number; the name and the address of the same one are not needed.
    expect(left).toEqual([
      'customer',
      'customerEmail',
      'itemCount',
      'itemsTotal',
      'total',
      'createdAt',
      'updatedAt',
    ])
    expect(mapping[ids.indexOf('customerNumber')]).toBe('customer')
    expect(ids.filter((id, i) => mapping[i] !== null && id !== 'customerNumber')).toEqual(
      mapping.filter((field) => field !== null && field !== 'customer'),
    )
  })

  it('takes no field twice', () => {
    expect(guessMapping(['Order', 'Order', 'Note', 'Comment'])).toEqual(['number', null, 'note', null])
  })

  it('needs the number, and what belongs together', () => {
    expect(mappingErrors(['number', null], 2)).toEqual([])
    expect(mappingErrors(['note'], 1)).toHaveLength(1)
    expect(mappingErrors(['number', 'number'], 2)).toMatchObject([{ path: 'mapping.1' }])
    expect(mappingErrors(['number'], 2)).toMatchObject([{ path: 'mapping' }])
    expect(mappingErrors(['number', 'sku'], 2)).toHaveLength(1)
    expect(mappingErrors(['number', 'unitPrice'], 2)).toHaveLength(1)
    expect(mappingErrors(['number', 'statusReason'], 2)).toHaveLength(1)
  })
})

describe('how numbers and days are written', () => {
  const guess = (amounts: string[], days: string[]) =>
    guessStyles(
      amounts.map((amount, i) => [amount, days[i] ?? '']),
      ['shippingCost', 'requiredOn'],
    )

  it.each([
    [['1.234,56', '7,50'], ['31.01.2026', '01.02.2026'], 'comma', 'auto'],
    [['1,234.56', '7.50'], ['01/31/2026', '02/01/2026'], 'point', 'mdy'],
    [['7.5'], ['31/01/2026'], 'point', 'dmy'],
    [['7', '8'], ['46053', '46054'], 'point', 'serial'],
    [['', ''], ['03/04/2026', '05/06/2026'], 'point', 'auto'],
    [[''], [''], 'point', 'auto'],
  ] as const)('is guessed from %j and %j: %s and %s', (...[amounts, days, numberStyle, dateStyle]) => {
    expect(guess([...amounts], [...days])).toEqual({ numberStyle, dateStyle })
  })
})

it('files and pages use the same words', () => {
  const { customerNumber, ...shown } = fileColumns
  expect(customerNumber.title).toBe('Customer number')
  for (const [id, { title }] of Object.entries(shown))
    expect(title).toBe(new Map(Object.entries(orderFieldText)).get(id))
  expect(statusTitles).toEqual(orderStatusText)
  expect(channelTitles).toEqual(channelText)
})
