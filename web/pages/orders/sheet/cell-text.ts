import type { Order } from '#domain/orders/contract.ts'
import { formatDay, formatInstant, formatMoney, formatNumber, formatPlainInstant } from '../../../format.ts'
import { channelText, orderStatusText } from '../../../text/orders.ts'
import type { Content, Value } from './cell-value.ts'
import {
  type Parsed,
  parseChoice,
  parseCountry,
  parseDay,
  parseEmail,
  parseMoney,
  parseText,
} from './parse-value.ts'
import type { SheetColumn } from './sheet-columns.ts'
import type { AmountFormat, DayFormat } from './sheet-layout.ts'

export interface Choice {
  value: string
  label: string
}

/** What texts of cells depend on beside the order. */
export interface Reading {
  people: readonly Choice[]
  customers: {
    /** Undefined while it is on its way. */
    find(id: string): { name: string } | undefined
    read(text: string): Parsed
  }
  timeZone: string
  days: DayFormat
  amounts: AmountFormat
}

export const statusChoices: readonly Choice[] = choicesOf(orderStatusText)
export const channelChoices: readonly Choice[] = choicesOf(channelText)

function choicesOf(labels: Record<string, string>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}

export interface FilledCell {
  row: Order
  column: SheetColumn
  content: Content
}

/** The cell as it is shown. Text that is no value is shown as it was typed. */
export function shownText({ row, column, content }: FilledCell, reading: Reading): string {
  if (content.text !== undefined) return content.text
  const { value } = content
  if (value === null || value === '') return ''
  switch (column.kind) {
    case 'day':
      return dayText(value, reading.days)
    case 'instant':
      return formatInstant(value, reading.timeZone).replace(/ [^ ]+$/, '')
    case 'money':
      return amountText(value, row.currency, reading.amounts)
    case 'number':
      return formatNumber(Number(value))
    default:
      return labelOf({ row, column, value }, reading)
  }
}

/** The cell as other programs take it: dates and amounts in the form that every spreadsheet reads. */
export function copiedText({ row, column, content }: FilledCell, reading: Reading): string {
  if (content.text !== undefined) return content.text
  const { value } = content
  if (value === null) return ''
  if (column.kind === 'instant') return formatPlainInstant(value, reading.timeZone)
  return labelOf({ row, column, value }, reading)
}

interface LabelledCell {
  row: Order
  column: SheetColumn
  value: string
}

function labelOf({ row, column, value }: LabelledCell, { people, customers }: Reading): string {
  const from = (choices: readonly Choice[]) =>
    choices.find((choice) => choice.value === value)?.label ?? value
  if (column.kind === 'status') return from(statusChoices)
  if (column.kind === 'channel') return from(channelChoices)
  if (column.kind === 'customer')
    return value === row.customerId ? row.customerName : (customers.find(value)?.name ?? '…')
  if (column.kind !== 'person') return value
  return value === row.assigneeId ? row.assigneeName : from(people)
}

function dayText(day: string, format: DayFormat): string {
  const [year, month, date] = day.split('-')
  if (format === 'iso') return day
  if (format === 'dotted') return `${date}.${month}.${year}`
  return format === 'slashed' ? `${date}/${month}/${year}` : formatDay(day)
}

function amountText(amount: string, currency: string, format: AmountFormat): string {
  if (format === 'plain') return amount
  const text = formatMoney(amount, currency).replace(/(\.\d\d)?$/, (cents) => cents || '.00')
  return format === 'comma' ? text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) : text
}

export interface TypedCell {
  row: Order
  column: SheetColumn
  text: string
}

/** What a typed or pasted text makes of a cell: a value, or the text itself with what is wrong. */
export function readText({ row, column, text }: TypedCell, reading: Reading): Content {
  const { field } = column
  const before = field ? row[field] : null
  if (text.trim() === '') return emptied(column, before)
  const parsed = parsedText(column, text, reading)
  return 'value' in parsed ? { value: parsed.value } : { value: before, text, error: parsed.error }
}

function parsedText(column: SheetColumn, text: string, { people, customers }: Reading): Parsed {
  switch (column.kind) {
    case 'day':
      return parseDay(text)
    case 'money':
      return parseMoney(text)
    case 'status':
      return parseChoice(text, statusChoices, 'status')
    case 'channel':
      return parseChoice(text, channelChoices, 'channel')
    case 'person':
      return parseChoice(text, people, 'person')
    case 'customer':
      return customers.read(text)
    case 'country':
      return parseCountry(text)
    case 'email':
      return parseEmail(text)
    default:
      return parseText(text, { max: longest[column.id] ?? 200, lines: column.kind === 'lines' })
  }
}

const longest: Record<string, number> = {
  note: 2000,
  statusReason: 500,
  shipToPostalCode: 20,
  shipToCity: 100,
}

/** What an empty text, or the Delete key, makes of a cell; some fields cannot be empty. */
export function emptied(column: SheetColumn, before: Value): Content {
  switch (column.kind) {
    case 'person':
      return { value: null }
    case 'money':
      return { value: '0.00' }
    case 'day':
      return { value: before, text: '', error: 'Every order has a date. Write one such as 2026-01-31' }
    case 'customer':
      return { value: before, text: '', error: 'Every order has a customer. Choose one.' }
    case 'status':
    case 'channel':
      return { value: before, text: '', error: 'Choose one from the list.' }
    default:
      return { value: column.id === 'statusReason' ? null : '' }
  }
}
