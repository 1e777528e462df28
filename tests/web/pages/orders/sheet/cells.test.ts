import { describe, expect, it } from 'vitest'
import type { Order } from '#domain/orders/contract.ts'
import {
  copiedText,
  emptied,
  type Reading,
  readText,
  shownText,
} from '../../../../../web/pages/orders/sheet/cell-text.ts'
import { createCustomerClip } from '../../../../../web/pages/orders/sheet/customer-clip.ts'
import type { Drafts } from '../../../../../web/pages/orders/sheet/draft.ts'
import { withEdits } from '../../../../../web/pages/orders/sheet/draft.ts'
import { readDrafts, writeDrafts } from '../../../../../web/pages/orders/sheet/draft-storage.ts'
import { parseNamed } from '../../../../../web/pages/orders/sheet/parse-value.ts'
import { fillRange } from '../../../../../web/pages/orders/sheet/range-fill.ts'
import { summaryOf } from '../../../../../web/pages/orders/sheet/range-summary.ts'
import { checked } from '../../../../../web/pages/orders/sheet/row-check.ts'
import { columnOf, type SheetColumn } from '../../../../../web/pages/orders/sheet/sheet-columns.ts'

const order = (fields: Partial<Order> = {}): Order => ({
  id: 'a',
  number: 'SO-1',
  customerId: 'c',
  customerName: 'Ada',
  customerEmail: '',
  orderedAt: '2026-01-31T22:30:00.000Z',
  status: 'pending',
  statusReason: null,
  channel: 'web',
  requiredOn: '2026-02-09',
  assigneeId: 'p1',
  assigneeName: 'Mina Sato',
  contactEmail: '',
  shipToName: '',
  shipToStreet: '',
  shipToPostalCode: '',
  shipToCity: '',
  shipToCountry: '',
  note: '',
  currency: 'EUR',
  itemCount: 2,
  itemsTotal: '1250.50',
  shippingCost: '5.00',
  total: '1255.50',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...fields,
})
const reading: Reading = {
  people: [{ value: 'p2', label: 'Leo Brandt' }],
  customers: {
    find: (id) => (id === 'c2' ? { name: 'Grace' } : undefined),
    read: (text) =>
      parseNamed(
        text,
        [{ id: 'c2', number: 'C-2' }].filter(({ number }) => number === text),
      ),
  },
  timeZone: 'Europe/Berlin',
  days: 'named',
  amounts: 'point',
}
const named = (id: string): SheetColumn => {
  const column = columnOf(id)
  if (!column) throw new Error(id)
  return column
}
const cell = (id: string, row = order()) => {
  const column = named(id)
  return { row, column, content: { value: String(row[column.shows] ?? '') } }
}

describe('what a cell shows', () => {
  it.each([
    ['status', 'Pending', 'Pending'],
    ['orderedAt', '31 Jan 2026, 23:30', '2026-01-31 23:30'],
    ['requiredOn', '9 Feb 2026', '2026-02-09'],
    ['assignee', 'Mina Sato', 'Mina Sato'],
    ['total', '€1,255.50', '1255.50'],
    ['shippingCost', '€5.00', '5.00'],
    ['itemCount', '2', '2'],
  ])('%s is shown as %s and copied as %s', (id, shown, copied) => {
    expect(shownText(cell(id), reading)).toBe(shown)
    expect(copiedText(cell(id), reading)).toBe(copied)
  })

  it('follows the formats of the person', () => {
    const other: Reading = { ...reading, days: 'dotted', amounts: 'comma' }
    expect(shownText(cell('requiredOn'), other)).toBe('09.02.2026')
    expect(shownText(cell('total'), other)).toBe('€1.255,50')
  })

  it('is what was typed when that is no value', () => {
    const content = readText({ row: order(), column: named('shippingCost'), text: 'five' }, reading)
    expect(content.error).toBe('Must be an amount such as 1250.50')
    expect(shownText({ ...cell('shippingCost'), content }, reading)).toBe('five')
  })

  it('is read back by the name of a person, and emptied where that is allowed', () => {
    const assignee = { row: order(), column: named('assignee') }
    expect(readText({ ...assignee, text: 'leo brandt' }, reading)).toEqual({ value: 'p2' })
    expect(readText({ ...assignee, text: '' }, reading)).toEqual({ value: null })
    expect(emptied(named('requiredOn'), '2026-02-09').error).toBeDefined()
  })
})

describe('a customer', () => {
  const column = named('customer')

  it('is shown by name: the one of the order, another that is known, and one that is on its way', () => {
    const shown = (id: string) => shownText({ row: order(), column, content: { value: id } }, reading)
    expect(['c', 'c2', 'c3'].map(shown)).toEqual(['Ada', 'Grace', '…'])
  })

  it('is read from what names exactly one, and otherwise marked with what to do', () => {
    const read = (text: string) => readText({ row: order(), column, text }, reading)
    expect(read('C-2')).toEqual({ value: 'c2' })
    expect(read('Nobody')).toMatchObject({
      value: 'c',
      text: 'Nobody',
      error: expect.stringContaining('no customer'),
    })
    expect(read(' ').error).toBe('Every order has a customer. Choose one.')
    const namesakes = ['C-1', 'C-2'].map((number) => ({ id: number, number }))
    expect(parseNamed('Ada', namesakes)).toEqual({ error: expect.stringContaining('C-1, C-2') })
  })

  it('pasted from the sheet is the one who was copied, unless two of the name were', () => {
    const clip = createCustomerClip()
    clip.remember('Ada\r\nEva', [
      { name: 'Ada', id: 'c1' },
      { name: 'Eva', id: 'c2' },
      { name: 'Eva', id: 'c3' },
    ])
    expect(clip.recall('Ada\nEva\n', 'Ada')).toBe('c1')
    expect(clip.recall('Ada\nEva', 'Eva')).toBeUndefined()
    expect(clip.recall('Ada', 'Ada')).toBeUndefined()
  })
})

describe('the status of a draft', () => {
  const move = (status: Order['status'], reason?: string): Drafts<Order> =>
    checked(
      withEdits(new Map(), [
        { row: order(), field: 'status', content: { value: status } },
        ...(reason ? [{ row: order(), field: 'statusReason' as const, content: { value: reason } }] : []),
      ]),
      ['a'],
    )
  const errorOf = (drafts: Drafts<Order>) => drafts.get('a')?.cells.get('status')?.error

  it('follows the rules of its moves', () => {
    expect(errorOf(move('confirmed'))).toBeUndefined()
    expect(errorOf(move('delivered'))).toContain('cannot become delivered')
  })

  it('is content with a reason that stands in the cell beside it', () => {
    expect(errorOf(move('cancelled'))).toContain('Give a reason')
    expect(errorOf(move('cancelled', 'Ordered twice'))).toBeUndefined()
  })
})

describe('drafts in the storage of the tab', () => {
  const isOrder = (value: unknown): value is Order =>
    typeof value === 'object' && value !== null && 'number' in value

  it('come back as they were', () => {
    const drafts = withEdits(new Map<string, never>(), [
      { row: order(), field: 'note', content: { value: 'call' } },
      { row: order(), field: 'shippingCost', content: { value: '5.00', text: 'x', error: 'Must be' } },
    ])
    expect(readDrafts(writeDrafts(drafts), isOrder)).toEqual(drafts)
  })

  it.each([
    null,
    '',
    'nonsense',
    '{}',
    '[1]',
    '[{"row":{"number":"1","id":"a"},"cells":[["total",{"value":"1"}]]}]',
  ])('are none when %j is there', (text) => {
    expect(readDrafts(text, isOrder).size).toBe(0)
  })
})

describe('a range', () => {
  const rows = [order({ shippingCost: '0.10' }), order({ shippingCost: '0.20' }), order({ currency: 'USD' })]
  const cells = {
    columns: () => [named('shippingCost'), named('itemCount')],
    rowAt: (index: number) => rows[index],
    content: (row: Order, column: SheetColumn) => ({ value: String(row[column.shows]) }),
  }

  it('is added up exactly, each currency for itself, plain numbers where there is no money', () => {
    const euros = { amount: '0.30', average: '0.15', currency: 'EUR' }
    const dollars = { amount: '5.00', average: '5.00', currency: 'USD' }
    expect(summaryOf({ top: 0, bottom: 1, left: 0, right: 1 }, cells)).toEqual({
      filled: 4,
      missing: 0,
      sums: [euros],
    })
    expect(summaryOf({ top: 0, bottom: 2, left: 0, right: 0 }, cells).sums).toEqual([euros, dollars])
    expect(summaryOf({ top: 0, bottom: 1, left: 1, right: 1 }, cells).sums).toEqual([
      { amount: '4.00', average: '2.00', currency: undefined },
    ])
  })

  it('says how many of its rows are not there yet, and counts no empty cell', () => {
    const some = { ...cells, content: () => ({ value: '' }) }
    expect(summaryOf({ top: 1, bottom: 9, left: 0, right: 0 }, some)).toEqual({
      filled: 0,
      missing: 7,
      sums: [],
    })
  })

  it('is filled column by column down, and copied sideways', () => {
    const content = (row: number, column: number) => ({
      content: { value: column === 0 ? `${row + 1}.00` : 'x' },
      kind: column === 0 ? ('number' as const) : ('other' as const),
    })
    const source = { top: 0, bottom: 1, left: 0, right: 1 }
    const down = fillRange({ source, target: { ...source, bottom: 2 }, content })
    expect([down.get('2:0'), down.get('2:1')]).toEqual([{ value: '3.00' }, { value: 'x' }])
    const right = fillRange({ source, target: { ...source, right: 2 }, content })
    expect([right.get('0:2'), right.get('1:2')]).toEqual([{ value: '1.00' }, { value: '2.00' }])
  })
})
