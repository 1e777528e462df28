import { describe, expect, it } from 'vitest'
import {
  changedParts,
  disputedParts,
  dropParts,
  keepParts,
  noDraft,
  overlay,
  settleDraft,
  takeUpParts,
  typeLines,
  typeValue,
} from '../../../../../web/pages/orders/order/draft.ts'
import {
  blankForm,
  blankLine,
  fieldNames,
  type Form,
  type Line,
} from '../../../../../web/pages/orders/order/form.ts'

const line = (id: string, more: Partial<Line> = {}): Line => ({
  ...blankLine(id),
  productId: 'p1',
  productName: 'Desk lamp',
  unitPrice: '20.00',
  ...more,
})

const form = (values: Partial<Form['values']> = {}, lines: Line[] = [line('a')]): Form => {
  const blank = blankForm('blank')
  return { ...blank, values: { ...blank.values, ...values }, lines }
}

const typed = (saved: Form, values: Partial<Form['values']>, before = noDraft) =>
  fieldNames.reduce((draft, name) => {
    const value = values[name]
    return value === undefined ? draft : typeValue(draft, saved, { name, value })
  }, before)

describe('a draft', () => {
  it('changes what was typed and nothing else', () => {
    const saved = form({ note: 'Ring twice', shipToCity: 'Kiel' })
    const draft = typed(saved, { note: 'Ring once' })
    expect(overlay(saved, draft).values).toMatchObject({ note: 'Ring once', shipToCity: 'Kiel' })
    expect(changedParts(saved, draft)).toEqual(['note'])
  })

  it('is none once everything was typed back, also when an amount is written another way', () => {
    const saved = form({ note: 'Ring twice', shippingCost: '4.50' })
    const draft = typed(saved, { note: 'Ring twice', shippingCost: '4,5' })
    expect(changedParts(saved, draft)).toEqual([])
  })

  it('does not count a line that is still blank, but counts another order of lines', () => {
    const saved = form({}, [line('a'), line('b')])
    expect(changedParts(saved, typeLines(noDraft, saved, [...saved.lines, blankLine('c')]))).toEqual([])
    expect(changedParts(saved, typeLines(noDraft, saved, [line('b'), line('a')]))).toEqual(['items'])
  })
})

describe('changes of others', () => {
  it('to other parts come through, and nothing is disputed', () => {
    const saved = form({ note: 'Ring twice', shipToCity: 'Kiel' })
    const draft = typed(saved, { note: 'Ring once' })
    const now = form({ note: 'Ring twice', shipToCity: 'Bremen' })
    expect(overlay(now, draft).values).toMatchObject({ note: 'Ring once', shipToCity: 'Bremen' })
    expect(disputedParts(now, draft)).toEqual([])
  })

  it('to the same part are disputed until one side is chosen', () => {
    const saved = form({ note: 'Ring twice' })
    const draft = typed(saved, { note: 'Ring once' })
    const now = form({ note: 'Do not ring' })
    expect(disputedParts(now, draft)).toEqual(['note'])
    expect(disputedParts(now, keepParts(draft, now, ['note']))).toEqual([])
    expect(overlay(now, dropParts(draft, ['note'])).values.note).toBe('Do not ring')
  })

  it('that come to the same value are not disputed', () => {
    const saved = form({ note: 'Ring twice' })
    expect(disputedParts(form({ note: 'Ring once' }), typed(saved, { note: 'Ring once' }))).toEqual([])
  })

  it('to the lines are disputed as a whole', () => {
    const saved = form()
    const draft = typeLines(noDraft, saved, [line('a', { quantity: '2' })])
    expect(disputedParts(form({}, [line('a', { quantity: '5' })]), draft)).toEqual(['items'])
  })

  it('that were taken instead can be given up again for one’s own', () => {
    const saved = form({ note: 'Ring twice', shipToCity: 'Kiel' })
    const before = typed(saved, { note: 'Ring once' })
    const later = typed(saved, { shipToCity: 'Bremen' }, dropParts(before, ['note']))
    const again = takeUpParts(later, before, ['note'])
    expect(overlay(saved, again).values).toMatchObject({ note: 'Ring once', shipToCity: 'Bremen' })
  })
})

describe('after saving', () => {
  it('only what was typed since is left, on top of what was saved', () => {
    const saved = form({ note: 'Ring twice', shipToCity: 'Kiel' })
    const sent = typed(saved, { note: 'Ring once' })
    const since = typed(saved, { shipToCity: 'Bremen' }, sent)
    const answer = form({ note: 'Ring once', shipToCity: 'Kiel' })
    const left = settleDraft(since, sent, answer)
    expect(changedParts(answer, left)).toEqual(['shipToCity'])
    expect(disputedParts(answer, left)).toEqual([])
  })

  it('lines that were typed on meanwhile stay', () => {
    const saved = form()
    const sent = typeLines(noDraft, saved, [line('a', { quantity: '2' })])
    const since = typeLines(sent, saved, [line('a', { quantity: '23' })])
    const answer = form({}, [line('a', { quantity: '2' })])
    expect(overlay(answer, settleDraft(since, sent, answer)).lines[0]?.quantity).toBe('23')
    expect(changedParts(answer, settleDraft(sent, sent, answer))).toEqual([])
  })
})
