import { describe, expect, it } from 'vitest'
import { mapPage } from '../../../../../functions/domain/sync/notion/map.ts'
import {
  date,
  idOf,
  mappedByName,
  number,
  pageOf,
  people,
  readOne,
  relation,
  richText,
  select,
  status,
  title,
} from './pages.ts'

const a = '01980000-0000-7000-8000-00000000000a'
const b = '01980000-0000-7000-8000-00000000000b'

describe('a text field', () => {
  it.each([
    ['title', title('Data-', 'centre exit '), 'Data-centre exit'],
    ['rich_text', richText('One ', 'two'), 'One two'],
    ['empty rich_text', richText(), null],
    ['url', { type: 'url', url: 'https://example.com' }, 'https://example.com'],
    ['email', { type: 'email', email: 'a@example.com' }, 'a@example.com'],
    ['phone_number', { type: 'phone_number', phone_number: null }, null],
    ['unique_id', { type: 'unique_id', unique_id: { prefix: 'QD', number: 0 } }, 'QD-0'],
    ['unique_id without prefix', { type: 'unique_id', unique_id: { prefix: null, number: 7 } }, '7'],
    ['formula', { type: 'formula', formula: { type: 'string', string: 'made' } }, 'made'],
  ])('reads %s', (_type, value, expected) => {
    expect(readOne('projects', 'summary', value)).toEqual({ value: expected, issue: undefined })
  })

  it('is empty with an issue when its formula gives something else', () => {
    const value = { type: 'formula', formula: { type: 'number', number: 3 } }
    expect(readOne('projects', 'summary', value)).toEqual({ value: null, issue: 'wrong_type null' })
  })
})

describe('an option field', () => {
  it.each([
    ['select', select('High'), 'High'],
    ['status', status('Low'), 'Low'],
    ['another case', select(' hIGH'), 'High'],
    ['nothing', select(null), null],
    ['formula', { type: 'formula', formula: { type: 'string', string: 'Medium' } }, 'Medium'],
  ])('reads %s', (_type, value, expected) => {
    expect(readOne('projects', 'priority', value)).toEqual({ value: expected, issue: undefined })
  })

  it('keeps what a closed list does not know as an issue', () => {
    expect(readOne('projects', 'priority', select('Urgent'))).toEqual({
      value: null,
      issue: 'unknown_option Urgent',
    })
  })

  it('takes any option where the list is open', () => {
    expect(readOne('budgetLines', 'category', select('Snacks'))).toEqual({
      value: 'Snacks',
      issue: undefined,
    })
  })

  it('wants currency codes of three letters', () => {
    expect(readOne('projects', 'currency', select('eur'))).toEqual({ value: 'EUR', issue: undefined })
    expect(readOne('projects', 'currency', select('Euro'))).toEqual({
      value: null,
      issue: 'unknown_option Euro',
    })
  })
})

const formula = (value: number) => ({ type: 'formula', formula: { type: 'number', number: value } })
const rollup = (value: Record<string, unknown>) => ({ type: 'rollup', rollup: { function: 'sum', ...value } })

describe('a number field', () => {
  it.each([
    { of: 'budget', value: number(1250.5), expected: 1250.5 },
    { of: 'budget', value: formula(2), expected: 2 },
    { of: 'budget', value: rollup({ type: 'number', number: 9 }), expected: 9 },
    { of: 'budget', value: number(-1), expected: -1, issue: 'negative_money -1' },
    { of: 'budget', value: number(1e20), expected: null, issue: 'wrong_type 100000000000000000000' },
    { of: 'budget', value: rollup({ type: 'incomplete' }), expected: null, issue: 'wrong_type null' },
    { of: 'progress', value: number(0.25), expected: 0.25 },
    { of: 'progress', value: number(25), expected: null, issue: 'wrong_type 25' },
    { of: 'progress', value: number(null), expected: null },
  ])('reads $value as $expected', ({ of, value, expected, issue }) => {
    expect(readOne('projects', of, value)).toEqual({ value: expected, issue })
  })

  it.each([
    [5, 5, undefined],
    [0, null, 'wrong_type 0'],
    [2.5, null, 'wrong_type 2.5'],
  ])('takes a scale value of %s as %s', (given, expected, issue) => {
    expect(readOne('risks', 'impact', number(given))).toEqual({ value: expected, issue })
  })
})

describe('a day field', () => {
  it.each([
    ['a day', date('2026-03-01'), '2026-03-01'],
    ['the day of a time in its own zone', date('2026-03-01T23:30:00.000-05:00'), '2026-03-01'],
    [
      'a formula',
      { type: 'formula', formula: { type: 'date', date: { start: '2026-03-02', end: null } } },
      '2026-03-02',
    ],
    [
      'a rollup',
      { type: 'rollup', rollup: { type: 'date', date: { start: '2026-03-03', end: null }, function: 'max' } },
      '2026-03-03',
    ],
    ['created_time', { type: 'created_time', created_time: '2026-03-04T08:00:00.000Z' }, '2026-03-04'],
    [
      'last_edited_time',
      { type: 'last_edited_time', last_edited_time: '2026-03-05T08:00:00.000Z' },
      '2026-03-05',
    ],
    ['nothing', date(null), null],
  ])('reads %s', (_name, value, expected) => {
    expect(readOne('risks', 'due', value)).toEqual({ value: expected, issue: undefined })
  })

  it.each(['2026-02-30', '0000-01-01', 'soon'])('has no day for %s', (text) => {
    expect(readOne('risks', 'due', date(text))).toEqual({ value: null, issue: `wrong_type ${text}` })
  })

  it('takes both ends of a range', () => {
    const page = pageOf({ timeline: date('2026-01-01', '2026-06-30') })
    expect(mapPage(page, 'projects', mappedByName('projects')).values).toMatchObject({
      start_date: '2026-01-01',
      end_date: '2026-06-30',
    })
  })

  it('keeps both ends when they are the wrong way round, with an issue', () => {
    const page = pageOf({ timeline: date('2026-06-30', '2026-01-01') })
    const { values, issues } = mapPage(page, 'projects', mappedByName('projects'))
    expect(values).toMatchObject({ start_date: '2026-06-30', end_date: '2026-01-01' })
    expect(issues).toMatchObject([{ field: 'timeline', category: 'date_order', value: '2026-01-01' }])
    const program = pageOf({ start: date('2026-02-01'), end: date('2019-01-31') })
    expect(mapPage(program, 'programs', mappedByName('programs')).issues).toMatchObject([
      { field: 'end', category: 'date_order' },
    ])
  })
})

describe('a people field', () => {
  it.each([
    ['names', people({ id: a, name: 'Ada' }, { id: b, name: 'Grace' }), 'Ada, Grace', undefined],
    [
      'an e-mail where there is no name',
      people({ id: a, person: { email: 'ada@example.com' } }),
      'ada@example.com',
      undefined,
    ],
    ['nobody', people(), null, undefined],
    ['somebody who left', people({ id: a }, { id: b, name: 'Grace' }), 'Grace', `unknown_option ${a}`],
    ['created_by', { type: 'created_by', created_by: { id: a, name: 'Ada' } }, 'Ada', undefined],
    ['last_edited_by', { type: 'last_edited_by', last_edited_by: { id: a, name: 'Ada' } }, 'Ada', undefined],
  ])('reads %s', (_name, value, ...[expected, issue]) => {
    expect(readOne('projects', 'manager', value)).toEqual({ value: expected, issue })
  })
})

describe('a relation field', () => {
  it('takes the first row and says when there are more', () => {
    expect(readOne('actions', 'risk', relation(a))).toEqual({ value: a, issue: undefined })
    expect(readOne('actions', 'risk', relation())).toEqual({ value: null, issue: undefined })
    expect(readOne('actions', 'risk', relation(a, b))).toEqual({ value: a, issue: `wrong_type ${a}, ${b}` })
  })
})

describe('a row', () => {
  it('reports what is required and empty, once for each field', () => {
    const page = pageOf({
      name: title(),
      budget: number(null),
      currency: select(null),
      status: status('Active'),
    })
    const { issues } = mapPage(page, 'programs', mappedByName('programs'))
    expect(issues.map(({ field, category }) => `${field} ${category}`)).toEqual([
      'name missing_required',
      'budget missing_required',
      'currency missing_required',
    ])
  })

  it('finds a property by its id whatever it is called now', () => {
    const mapping = new Map([['name', { propertyName: 'name', propertyId: idOf('Work item') }]])
    const page = pageOf({ 'Work item': title('Moved'), name: richText('not this one') })
    expect(mapPage(page, 'projects', mapping).values['name']).toBe('Moved')
  })

  it('gives nulls without issues for properties that are gone or of a type that no field reads', () => {
    const page = pageOf({
      budget: richText('1200'),
      status: { type: 'button', button: {} },
      manager: { type: 'place', place: null },
      timeline: { type: 'something new', 'something new': 1 },
    })
    const { values, issues } = mapPage(page, 'projects', mappedByName('projects'))
    expect(Object.values(values).every((value) => value === null)).toBe(true)
    expect(issues).toEqual([])
  })

  it('survives a value in an unknown form', () => {
    const page = pageOf({
      budget: { type: 'number', number: 'twelve' },
      status: { type: 'status', status: 'Active' },
    })
    const { issues } = mapPage(page, 'projects', mappedByName('projects'))
    expect(issues.map(({ field, category }) => `${field} ${category}`)).toEqual([
      'status wrong_type',
      'budget wrong_type',
    ])
  })
})
