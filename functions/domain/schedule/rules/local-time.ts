import { invalid } from '../../errors.ts'

export const minutesPerDay = 1440
const msPerDay = 86_400_000

/**
 * Local wall-clock minutes since 1970-01-01T00:00, without a zone. A time without a clock part is the beginning of its day, or its
 * end where `end` says so.
 */
export function parseLocalTime(text: string, path: string, end = false): number {
  const day = parseDay(text.slice(0, 10), path)
  if (text.length === 10) return (day + (end ? 1 : 0)) * minutesPerDay
  const [hours = Number.NaN, minutes = Number.NaN] = text.slice(11).split(':').map(Number)
  if (!(hours <= 24 && minutes < 60 && hours * 60 + minutes <= minutesPerDay))
    throw invalid([{ path, message: `${text} is not a time of the day.` }])
  return day * minutesPerDay + hours * 60 + minutes
}

/** Days since 1970-01-01. */
export function parseDay(text: string, path: string): number {
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  if (Number.isNaN(ms) || dayText(ms / msPerDay) !== text)
    throw invalid([{ path, message: `${text} is not a date. Write it as 2026-01-31.` }])
  return ms / msPerDay
}

const known = new Map<number, string>()

function dayText(day: number): string {
  let text = known.get(day)
  if (text === undefined) {
    text = new Date(day * msPerDay).toISOString().slice(0, 10)
    if (known.size > 50_000) known.clear()
    known.set(day, text)
  }
  return text
}

/** `2026-01-31T08:00` */
export function formatLocalTime(minutes: number): string {
  const whole = Math.round(minutes)
  const day = Math.floor(whole / minutesPerDay)
  return `${dayText(day)}T${clock(whole - day * minutesPerDay)}`
}

const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)
