import { describe, expect, it } from 'vitest'
import type { CsvRecord } from '#domain/tables/rules.ts'
import { channelTitles, statusTitles } from '../../../../../functions/domain/orders/exports/rules.ts'
import {
  type ImportField,
  rejectReason,
  type RowPlan,
  rowReader,
  type Styles,
} from '../../../../../functions/domain/orders/imports/rules.ts'

const standard: RowPlan = {
  mapping: [],
  numberStyle: 'point',
  dateStyle: 'auto',
  defused: true,
  padded: false,
}

const recordOf = (cells: string[]): CsvRecord => ({
  line: 2,
  next: { offset: 0, line: 3 },
  stray: false,
  cells: () => cells,
})

/** What a cell is read as, or the code of what is wrong with it. */
function read(field: ImportField, text: string, styles: Partial<Styles> = {}): unknown {
  const row = rowReader({ ...standard, ...styles, mapping: [field] })(recordOf([text]))
  const [error] = row.errors
  if (error) return `error: ${error.code}`
  return field === 'number' ? row.number : row.values[field]
}

describe('an amount', () => {
  it.each([
    ['1234.5', 'point', '1234.50'],
    ['1,234.56', 'point', '1234.56'],
    ['1.234,56', 'comma', '1234.56'],
    ['1 234,5', 'comma', '1234.50'],
    ["1'234.50", 'point', '1234.50'],
    ['€ 12.00', 'point', '12.00'],
    ['12,5 €', 'comma', '12.50'],
    ['12.5000', 'point', '12.50'],
    ['.5', 'point', '0.50'],
    ['007', 'point', '7.00'],
    ['-0', 'point', '0.00'],
  ] as const)('reads %j with a %s', (text, numberStyle, value) => {
    expect(read('shippingCost', text, { numberStyle })).toBe(value)
  })

  it.each([
    ['1.234', 'point', 'cents'],
    ['1,23', 'point', 'amount'],
    ['12,34.56', 'point', 'amount'],
    ['1.23', 'comma', 'amount'],
    ['1.234.56', 'comma', 'amount'],
    ['12.345', 'point', 'cents'],
    ['-1', 'point', 'negative'],
    ['1e5', 'point', 'amount'],
    ['twelve', 'point', 'amount'],
    ['99999999999999', 'point', 'large'],
  ] as const)('does not guess at %j with a %s', (text, numberStyle, code) => {
    expect(read('shippingCost', text, { numberStyle })).toBe(`error: ${code}`)
  })
})

describe('a day', () => {
  it.each([
    ['2026-01-31', 'auto', '2026-01-31'],
    ['2026-01-31T00:00:00', 'auto', '2026-01-31'],
    ['31.01.2026', 'auto', '2026-01-31'],
    ['1.2.2026', 'mdy', '2026-02-01'],
    ['31/01/2026', 'auto', '2026-01-31'],
    ['01/31/2026', 'auto', '2026-01-31'],
    ['02/02/2026', 'auto', '2026-02-02'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['29.02.2028', 'auto', '2028-02-29'],
    ['46053', 'serial', '2026-01-31'],
  ] as const)('reads %j as %s', (text, dateStyle, value) => {
    expect(read('requiredOn', text, { dateStyle })).toBe(value)
  })

  it.each([
    ['03/04/2026', 'auto', 'ambiguous'],
    ['31/01/2026', 'mdy', 'date'],
    ['2026-02-29', 'auto', 'date'],
    ['29.02.2026', 'auto', 'date'],
    ['31.01.26', 'auto', 'date'],
    ['46053', 'auto', 'date'],
    ['31.01.2026 12:30', 'auto', 'dayOnly'],
    ['0026-01-31', 'auto', 'date'],
  ] as const)('does not guess at %j as %s', (text, dateStyle, code) => {
    expect(read('requiredOn', text, { dateStyle })).toBe(`error: ${code}`)
  })
})

describe('a time', () => {
  it.each([
    ['2026-01-31 12:30', { text: '2026-01-31T12:30', unit: 'minute' }],
    ['2026-01-31T12:30:15.5Z', { text: '2026-01-31T12:30:15.500Z', unit: null }],
    ['2026-01-31T12:30:15+01:00', { text: '2026-01-31T12:30:15+01:00', unit: null }],
    ['2026-01-31', { text: '2026-01-31', unit: 'day' }],
    ['31.01.2026, 08:05:09', { text: '2026-01-31T08:05:09', unit: 'second' }],
    ['1/31/2026 2:30 PM', { text: '2026-01-31T14:30', unit: 'minute' }],
    ['1/31/2026 12:05 am', { text: '2026-01-31T00:05', unit: 'minute' }],
  ])('reads %j', (text, value) => {
    expect(read('orderedAt', text)).toEqual(value)
  })

  it('reads the day numbers of spreadsheets with their fractions', () => {
    expect(read('orderedAt', '46053.5', { dateStyle: 'serial' })).toEqual({
      text: '2026-01-31T12:00',
      unit: 'minute',
    })
  })

  it.each(['2026-01-31 25:00', '1/31/2026 13:00 pm', 'yesterday'])('refuses %j', (text) => {
    expect(read('orderedAt', text)).toBe('error: date')
  })
})

describe('a word', () => {
  it('is a status or a channel as it is shown, stored or written in German', () => {
    for (const [status, title] of Object.entries(statusTitles)) expect(read('status', title)).toBe(status)
    for (const [channel, title] of Object.entries(channelTitles)) expect(read('channel', title)).toBe(channel)
    expect([read('status', 'SHIPPED'), read('status', 'storniert'), read('channel', 'Filiale')]).toEqual([
      'shipped',
      'cancelled',
      'store',
    ])
    expect([read('status', 'lost'), read('channel', 'fax')]).toEqual(['error: status', 'error: channel'])
  })

  it('is checked as everywhere else', () => {
    expect(read('contactEmail', 'ada@example.com')).toBe('ada@example.com')
    expect(read('contactEmail', 'ada')).toBe('error: email')
    expect([read('shipToCountry', 'de'), read('shipToCountry', 'Germany')]).toEqual(['DE', 'error: country'])
    expect([read('currency', 'eur'), read('currency', '€')]).toEqual(['EUR', 'error: currency'])
    expect(read('note', 'x'.repeat(2001))).toBe('error: long')
    expect([read('number', 'SO-1 a'), read('number', 'a\nb'), read('number', 'x'.repeat(41))]).toEqual([
      'SO-1 a',
      'error: number',
      'error: number',
    ])
  })

  it('names a customer by number, address or name', () => {
    expect([read('customer', 'c-10001'), read('customer', 'a@b.de'), read('customer', 'Ada Byron')]).toEqual([
      { text: 'c-10001', unit: 'number' },
      { text: 'a@b.de', unit: 'email' },
      { text: 'Ada Byron', unit: 'name' },
    ])
  })
})

describe('an empty cell', () => {
  it('clears what can be empty and is an error elsewhere', () => {
    expect(read('note', '')).toBe('')
    expect(read('assignee', ' ')).toBeNull()
    expect(read('shippingCost', '')).toBe('0.00')
    for (const field of [
      'number',
      'status',
      'customer',
      'channel',
      'orderedAt',
      'requiredOn',
      'currency',
    ] as const)
      expect(read(field, ' ')).toBe('error: required')
  })
})

describe('a row', () => {
  const rowOf = (cells: string[], over: Partial<RowPlan> = {}) =>
    rowReader({ ...standard, mapping: ['number', null, 'note'], ...over })(recordOf(cells))

  it('must have as many cells as the table, but for empty ones at its end', () => {
    expect(rowOf(['1', 'x']).errors).toMatchObject([{ field: null, code: 'ragged' }])
    expect(rowOf(['1', 'x', 'y', 'z']).errors).toMatchObject([{ code: 'ragged' }])
    expect(rowOf(['1', 'x', 'y', '', ' ']).errors).toEqual([])
    expect(rowOf(['1'], { padded: true })).toMatchObject({ values: { note: '' }, errors: [] })
  })

  it('loses the apostrophe that keeps a spreadsheet from running it, where the file is such an export', () => {
    expect(rowOf(['1', '', "'=1+1"]).values.note).toBe('=1+1')
    expect(rowOf(['1', '', "''=1+1"]).values.note).toBe("'=1+1")
    expect(rowOf(['1', '', "'quoted'"]).values.note).toBe("'quoted'")
    expect(rowOf(['1', '', "'=1+1"], { defused: false }).values.note).toBe("'=1+1")
  })

  it('tells of every cell that is wrong', () => {
    const plan: RowPlan = { ...standard, mapping: ['number', 'status', 'shippingCost'] }
    const { errors } = rowReader(plan)(recordOf(['1', 'lost', 'free']))
    expect(errors).toEqual([
      { field: 'status', code: 'status', value: 'lost' },
      { field: 'shippingCost', code: 'amount', value: 'free' },
    ])
  })
})

describe('a reason', () => {
  it('says what is wrong in words, with the line or the moves that are meant', () => {
    expect(rejectReason({ code: 'repeated', detail: 7 })).toBe('This number already stands in line 7.')
    expect(rejectReason({ code: 'ragged', detail: { cells: 1, columns: 3 } })).toBe(
      'The row has 1 cell, the table 3 columns.',
    )
    expect(rejectReason({ code: 'move', detail: { from: 'delivered', to: 'pending', reason: null } })).toBe(
      'An order that is delivered cannot become pending. Choose returned.',
    )
    expect(
      rejectReason({ code: 'move', detail: { from: 'pending', to: 'cancelled', reason: null } }),
    ).toMatch(/Give a reason/)
  })
})
