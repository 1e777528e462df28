import { describe, expect, it } from 'vitest'
import type { SheetRow } from '../../../../../web/pages/orders/sheet/cell-value.ts'
import {
  type CellEdit,
  contentOf,
  type Drafts,
  editsOf,
  keepMine,
  rebased,
  tally,
  withEdits,
  withErrors,
  withGone,
  withoutCells,
} from '../../../../../web/pages/orders/sheet/draft.ts'
import {
  emptyHistory,
  type History,
  recorded,
  redone,
  undone,
} from '../../../../../web/pages/orders/sheet/history.ts'

const order = (fields: Partial<SheetRow> = {}): SheetRow => ({
  id: 'a',
  number: 'SO-1',
  customerId: 'c',
  updatedAt: '2026-01-01T00:00:00.000Z',
  status: 'pending',
  statusReason: null,
  channel: 'web',
  requiredOn: '2026-01-10',
  assigneeId: null,
  contactEmail: '',
  shipToName: 'Ada',
  shipToStreet: '',
  shipToPostalCode: '',
  shipToCity: 'Bonn',
  shipToCountry: 'DE',
  note: '',
  shippingCost: '5.00',
  ...fields,
})
const later = (fields: Partial<SheetRow>) => order({ updatedAt: '2026-01-02T00:00:00.000Z', ...fields })
const none: Drafts<SheetRow> = new Map()
const note = (value: string, row = order()): CellEdit<SheetRow> => ({
  row,
  field: 'note',
  content: { value },
})
const city = (value: string, row = order()): CellEdit<SheetRow> => ({
  row,
  field: 'shipToCity',
  content: { value },
})

describe('drafts', () => {
  it('lie over the server’s values and are sent with the version they were made on', () => {
    const drafts = withEdits(none, [note('call'), city('Köln')])
    expect(contentOf(drafts, order(), 'note').value).toBe('call')
    expect(contentOf(drafts, order(), 'shippingCost').value).toBe('5.00')
    expect(editsOf(drafts)).toEqual([
      { id: 'a', updatedAt: order().updatedAt, changes: { note: 'call', shipToCity: 'Köln' } },
    ])
    expect(tally(drafts)).toMatchObject({ cells: 2, rows: 1 })
  })

  it('are gone when the server’s value is typed again', () => {
    const drafts = withEdits(withEdits(none, [note('call')]), [note('')])
    expect(drafts.size).toBe(0)
  })

  it('keep text that is no value, with what is wrong', () => {
    const wrong = { value: '5.00', text: 'five', error: 'Must be an amount' }
    const drafts = withEdits(none, [{ row: order(), field: 'shippingCost', content: wrong }])
    expect(contentOf(drafts, order(), 'shippingCost')).toEqual(wrong)
    expect(tally(drafts).invalid).toEqual([{ id: 'a', field: 'shippingCost' }])
  })

  it('take what the server refused to their cells, until those are typed again', () => {
    const refused = withErrors(withEdits(none, [note('x')]), [
      { id: 'a', field: 'note', message: 'Too long' },
    ])
    expect(contentOf(refused, order(), 'note').error).toBe('Too long')
    expect(contentOf(withEdits(refused, [note('y')]), order(), 'note').error).toBeUndefined()
  })

  it('know which orders are gone', () => {
    expect(tally(withGone(withEdits(none, [note('x')]), ['a', 'b'])).gone).toEqual(['a'])
  })
})

describe('drafts when the row changed on the server', () => {
  it('follow it while others changed other fields', () => {
    const drafts = rebased(withEdits(none, [note('mine')]), [later({ shipToCity: 'Köln' })])
    expect(tally(drafts).conflicts).toEqual([])
    expect(editsOf(drafts)).toEqual([
      { id: 'a', updatedAt: '2026-01-02T00:00:00.000Z', changes: { note: 'mine' } },
    ])
  })

  it('are never overwritten: a field that others changed, too, waits for a decision', () => {
    const drafts = rebased(withEdits(none, [note('mine'), city('Köln')]), [later({ note: 'theirs' })])
    expect(contentOf(drafts, later({ note: 'theirs' }), 'note')).toEqual({ value: 'mine', before: '' })
    expect(tally(drafts).conflicts).toEqual([{ id: 'a', field: 'note' }])
    const mine = keepMine(drafts, tally(drafts).conflicts)
    expect(editsOf(mine)[0]).toMatchObject({
      updatedAt: '2026-01-02T00:00:00.000Z',
      changes: { note: 'mine', shipToCity: 'Köln' },
    })
    expect(editsOf(withoutCells(drafts, tally(drafts).conflicts))[0]?.changes).toEqual({ shipToCity: 'Köln' })
  })

  it('are done where the server holds the typed value by now', () => {
    expect(rebased(withEdits(none, [note('same')]), [later({ note: 'same' })]).size).toBe(0)
  })

  it('pass over older versions, which a slow answer can bring', () => {
    const drafts = withEdits(none, [note('mine', later({}))])
    expect(rebased(drafts, [order({ note: 'old' })])).toBe(drafts)
  })
})

describe('undo and redo', () => {
  const typed = (before: string, after: string) => [
    { row: order(), field: 'note' as const, before: { value: before }, after: { value: after } },
  ]
  const history = [typed('', 'a'), typed('a', 'b')].reduce<History<SheetRow>>(recorded, emptyHistory)

  it('go back and forth step by step', () => {
    const once = undone(history)
    expect(once?.edits[0]?.content.value).toBe('a')
    const twice = once && undone(once.history)
    expect(twice?.edits[0]?.content.value).toBe('')
    expect(twice && undone(twice.history)).toBeUndefined()
    expect(twice && redone(twice.history)?.edits[0]?.content.value).toBe('a')
  })

  it('forget what was undone as soon as something new is typed', () => {
    const once = undone(history)
    expect(once && redone(recorded(once.history, typed('a', 'c')))).toBeUndefined()
  })

  it('hold across a save: the old value becomes a draft again', () => {
    const saved = later({ note: 'b' })
    const edits = (undone(history)?.edits ?? []).map((edit) => ({ ...edit, row: saved }))
    expect(editsOf(withEdits(none, edits))).toEqual([
      { id: 'a', updatedAt: saved.updatedAt, changes: { note: 'a' } },
    ])
  })
})
