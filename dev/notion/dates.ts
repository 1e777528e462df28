import { invalidBody } from './errors.ts'
import { isObject, type JsonObject, textOf } from './json.ts'

const dayMs = 86_400_000

interface Range {
  fromMs: number
  /** First millisecond after the range. */
  untilMs: number
}

export type DateTest = (valueMs: number | null) => boolean

const dateOnly = /^\d{4}-\d{2}-\d{2}$/
const relativeDays: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  one_week_ago: -7,
  one_week_from_now: 7,
  one_month_ago: -30,
  one_month_from_now: 30,
}

/** A date condition such as `{on_or_after: "2026-03-01T10:00:00Z"}`. Date-only values stand for the whole UTC day. */
export function dateTest(condition: JsonObject, now: Date): DateTest {
  const [operator, operand] = Object.entries(condition)[0] ?? ['', undefined]
  if (operator === 'is_empty') return (value) => (value === null) === (operand === true)
  if (operator === 'is_not_empty') return (value) => (value !== null) === (operand === true)
  const window = relativeWindow(operator, now)
  if (window !== undefined) return (value) => value !== null && within(value, window)
  const compare = comparisons[operator]
  if (compare === undefined) throw invalidBody(`body.filter has an unknown date condition \`${operator}\`.`)
  const range = rangeOf(operand, now)
  return (value) => value !== null && compare(value, range)
}

/** The instant a stored date starts, in milliseconds. */
export function dateStartMs(text: string): number {
  return Date.parse(text)
}

const comparisons: Readonly<Record<string, (value: number, range: Range) => boolean>> = {
  equals: (value, range) => within(value, range),
  before: (value, range) => value < range.fromMs,
  after: (value, range) => value >= range.untilMs,
  on_or_before: (value, range) => value < range.untilMs,
  on_or_after: (value, range) => value >= range.fromMs,
}

function within(value: number, range: Range): boolean {
  return value >= range.fromMs && value < range.untilMs
}

function rangeOf(operand: unknown, now: Date): Range {
  const text = textOf(operand) ?? ''
  const days = relativeDays[text]
  if (days !== undefined) return dayRange(startOfDay(now.getTime()) + days * dayMs)
  const fromMs = Date.parse(text)
  if (Number.isNaN(fromMs)) {
    throw invalidBody(
      `body.filter should hold a valid ISO 8601 date string, instead was \`${JSON.stringify(operand)}\`.`,
    )
  }
  return dateOnly.test(text) ? dayRange(fromMs) : { fromMs, untilMs: fromMs + 1 }
}

function relativeWindow(operator: string, now: Date): Range | undefined {
  const nowMs = now.getTime()
  const today = startOfDay(nowMs)
  const days: Readonly<Record<string, number>> = { week: 7, month: 30, year: 365 }
  const [direction, unit] = operator.split('_')
  const length = (days[unit ?? ''] ?? 0) * dayMs
  if (length === 0) return undefined
  if (direction === 'past') return { fromMs: today - length, untilMs: today + dayMs }
  if (direction === 'next') return { fromMs: today, untilMs: today + length + dayMs }
  const sunday = today - new Date(today).getUTCDay() * dayMs
  return direction === 'this' && unit === 'week' ? { fromMs: sunday, untilMs: sunday + 7 * dayMs } : undefined
}

function dayRange(fromMs: number): Range {
  return { fromMs, untilMs: fromMs + dayMs }
}

function startOfDay(ms: number): number {
  return Math.floor(ms / dayMs) * dayMs
}

/** The condition object of a filter, such as the value under `date` in `{property, date: {…}}`. */
export function conditionOf(value: unknown, path: string): JsonObject {
  if (!isObject(value) || Object.keys(value).length !== 1) {
    throw invalidBody(`${path} should be an object with exactly one condition.`)
  }
  return value
}
