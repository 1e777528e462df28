import { dayOfSerial } from '#domain/tables/rules.ts'
import { isPlausibleYear } from '../../rules.ts'
import type { Read } from './amounts.ts'
import type { Styles } from './fields.ts'

/** A time as it stands in the file: `text` is ISO 8601; `unit` is how fine it is, null when it names its zone itself. */
export interface Time {
  text: string
  unit: 'day' | 'minute' | 'second' | 'milliseconds' | null
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/
const other =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?m\.?)?)?$/i

/** A day `2026-01-31`. A time of day beside it is left out when it is midnight, otherwise it is an error. */
export function readDay(text: string, style: Styles['dateStyle']): Read<string> {
  const read = readTime(text, style)
  if ('code' in read) return read
  const { unit, text: time } = read.value
  if (unit === 'day') return { value: time }
  return /T00:00(:00(\.0+)?)?$/.test(time) ? { value: time.slice(0, 10) } : { code: 'dayOnly' }
}

export function readTime(text: string, style: Styles['dateStyle']): Read<Time> {
  const exact = iso.exec(text)
  if (exact) return readIso(exact)
  const dated = other.exec(text)
  if (dated) return readOther(dated, style)
  return style === 'serial' ? readSerial(text) : { code: 'date' }
}

function readIso([, year = '', month = '', day = '', hour, minute, second, part, zone]: RegExpExecArray) {
  const date = `${year}-${month}-${day}`
  if (!isDay(Number(year), Number(month), Number(day))) return { code: 'date' }
  if (hour === undefined) return { value: { text: date, unit: 'day' as const } }
  if (!isClock(Number(hour), Number(minute), Number(second ?? 0))) return { code: 'date' }
  const fraction = part === undefined ? '' : `.${part.slice(0, 3).padEnd(3, '0')}`
  const text = `${date}T${hour}:${minute}${second === undefined ? '' : `:${second}${fraction}`}`
  if (zone !== undefined) return zoned(text, zone)
  const unit = part === undefined ? (second === undefined ? 'minute' : 'second') : 'milliseconds'
  return { value: { text, unit: unit as Time['unit'] } }
}

function zoned(text: string, zone: string): Read<Time> {
  const [, hours = '0', minutes = '0'] = /(\d{2}):?(\d{2})/.exec(zone) ?? []
  if (Number(hours) > 14 || Number(minutes) > 59) return { code: 'date' }
  return { value: { text: text + zone, unit: null } }
}

function readOther(found: RegExpExecArray, style: Styles['dateStyle']): Read<Time> {
  const [, first = '', mark = '', second = '', year = '', ...clock] = found
  const [a, b] = [Number(first), Number(second)]
  const asDays = isDay(Number(year), b, a)
  const asMonths = mark === '/' && isDay(Number(year), a, b)
  const order = mark === '.' ? 'dmy' : style
  if ((order === 'auto' || order === 'serial') && asDays && asMonths && a !== b) return { code: 'ambiguous' }
  const dayFirst = order === 'dmy' || (order !== 'mdy' && asDays)
  if (!(dayFirst ? asDays : isDay(Number(year), a, b))) return { code: 'date' }
  const [month, day] = dayFirst ? [second, first] : [first, second]
  return withClock(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, clock)
}

function withClock(date: string, [hour, minute = '', second, half]: (string | undefined)[]): Read<Time> {
  if (hour === undefined) return { value: { text: date, unit: 'day' } }
  const given = Number(hour)
  if (half !== undefined && (given < 1 || given > 12)) return { code: 'date' }
  const hours = half === undefined ? given : (given % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (!isClock(hours, Number(minute), Number(second ?? 0))) return { code: 'date' }
  const text = `${date}T${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`
  return { value: { text, unit: second === undefined ? 'minute' : 'second' } }
}

function readSerial(text: string): Read<Time> {
  const found = /^\d{1,7}([.,]\d+)?$/.test(text) ? dayOfSerial(Number(text.replace(',', '.'))) : undefined
  if (found === undefined || !isDay(Number(found.slice(0, 4)), 1, 1)) return { code: 'date' }
  return { value: { text: found, unit: found.length > 16 ? 'second' : found.length > 10 ? 'minute' : 'day' } }
}

function isDay(year: number, month: number, day: number): boolean {
  if (!isPlausibleYear(year) || month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days =
    month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return day <= days
}

const isClock = (hour: number, minute: number, second: number) => hour < 24 && minute < 60 && second < 60
