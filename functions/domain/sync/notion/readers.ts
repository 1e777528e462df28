import { type Category, type FoundIssue, usualSeverity } from '#domain/quality/contract.ts'
import type { FieldKind, FieldRule } from '../rules.ts'
import type { PropertyValue } from './api.ts'
import {
  dayOf,
  fitting,
  knownCurrency,
  knownOption,
  numberOf,
  optionOf,
  peopleOf,
  type Range,
  rangeOf,
  relationOf,
  textOf,
} from './values.ts'

export type Cell = string | number | null

type Finding = Pick<FoundIssue, 'category' | 'severity' | 'message' | 'value'>

/** The cells for a field's columns, in their order, and what is wrong with the value. */
export interface Reading {
  cells: Cell[]
  findings: Finding[]
}

export const empty: Reading = { cells: [], findings: [] }

/** undefined: the value has another form than the field asks for. */
type Reader = (value: PropertyValue, rule: FieldRule) => Reading | undefined

/** Each kind of field with the way to read it. */
export const readers: Record<FieldKind, Reader> = {
  text: (value) => one(textOf(value)),
  people: readPeople,
  option: readOption,
  currency: readCurrency,
  money: readMoney,
  share: (value) => readNumber(value, 'share', 'A number from 0 to 1 is expected, shown as 0 to 100 %.'),
  scale: (value) => readNumber(value, 'scale', 'A whole number from 1 to 5 is expected.'),
  day: (value) => readDays(rangeOf(value), (range) => [range.start]),
  range: (value) => readDays(rangeOf(value), (range) => [range.start, range.end]),
  relation: readRelation,
}

export const finding = (category: Category, message: string, value: string | null = null): Finding => ({
  category,
  severity: usualSeverity[category],
  message,
  value: value?.slice(0, 500) ?? null,
})

const one = (cell: Cell | undefined): Reading | undefined =>
  cell === undefined ? undefined : { cells: [cell], findings: [] }

function readPeople(value: PropertyValue): Reading | undefined {
  const people = peopleOf(value)
  if (!people) return undefined
  const cells = [people.names.join(', ') || null]
  if (people.unknown.length === 0) return { cells, findings: [] }
  const message = 'Names a person who is no longer in the workspace. Choose another in Notion.'
  const issue = finding('unknown_option', message, people.unknown.join(', '))
  return { cells, findings: [{ ...issue, severity: 'low' }] }
}

function readOption(value: PropertyValue, { options }: FieldRule): Reading | undefined {
  const text = optionOf(value)
  if (typeof text !== 'string' || !options) return one(text)
  const known = knownOption(options, text)
  if (known) return one(known)
  return { cells: [], findings: [finding('unknown_option', `Expected one of ${options.join(', ')}.`, text)] }
}

function readCurrency(value: PropertyValue): Reading | undefined {
  const text = optionOf(value)
  if (typeof text !== 'string') return one(text)
  const known = knownCurrency(text)
  if (known) return one(known)
  return { cells: [], findings: [finding('unknown_option', 'Expected a currency code such as EUR.', text)] }
}

function readMoney(value: PropertyValue): Reading | undefined {
  const reading = readNumber(value, 'money', 'This amount is too large to be kept.')
  const amount = reading?.cells[0]
  if (typeof amount !== 'number' || amount >= 0) return reading
  const message = 'An amount below zero is not expected here. Correct its sign in Notion.'
  return { cells: [amount], findings: [finding('negative_money', message, String(amount))] }
}

function readNumber(value: PropertyValue, kind: FieldKind, message: string): Reading | undefined {
  const number = numberOf(value)
  if (typeof number !== 'number') return one(number)
  const kept = fitting(kind, number)
  return kept === undefined
    ? { cells: [], findings: [finding('wrong_type', message, String(number))] }
    : one(kept)
}

function readDays(range: Range | null | undefined, pick: (range: Range) => (string | null)[]) {
  if (!range) return one(range)
  const texts = pick(range)
  const cells = texts.map((text) => (text === null ? null : (dayOf(text) ?? null)))
  const bad = texts.find((text, index) => text !== null && cells[index] === null)
  const message = 'This is not a day of the calendar.'
  return { cells, findings: bad ? [finding('wrong_type', message, bad)] : [] }
}

function readRelation(value: PropertyValue): Reading | undefined {
  const ids = relationOf(value)
  if (!ids) return undefined
  const cells = [ids[0] ?? null]
  if (ids.length < 2) return { cells, findings: [] }
  const issue = finding('wrong_type', `Refers to ${ids.length} rows; only the first counts.`, ids.join(', '))
  return { cells, findings: [{ ...issue, severity: 'low' }] }
}
