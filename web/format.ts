const locale = 'en-GB'
const dateLocale = 'en-US'

const known = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const found = known.get(key)
  if (found instanceof Intl.NumberFormat) return found
  const made = new Intl.NumberFormat(locale, options)
  known.set(key, made)
  return made
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const found = known.get(key)
  if (found instanceof Intl.DateTimeFormat) return found
  const made = new Intl.DateTimeFormat(dateLocale, options)
  known.set(key, made)
  return made
}

export const formatNumber = (value: number, maximumFractionDigits = 0): string =>
  numberFormat({ maximumFractionDigits }).format(value)

/** A share between 0 and 1. */
export const formatPercent = (share: number): string =>
  numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share)

/** An exact decimal text with its currency; cents only where there are some. `compact` gives €1.2M. */
export function formatMoney(amount: string, currency: string, compact = false): string {
  const options: Intl.NumberFormatOptions = compact
    ? { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }
    : { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }
  return isDecimal(amount) ? numberFormat(options).format(amount) : `${amount} ${currency}`
}

/** With its cents always, so that amounts line up: for columns and sums. */
export const formatMoneyExactly = (amount: string, currency: string): string =>
  isDecimal(amount) ? numberFormat({ style: 'currency', currency }).format(amount) : `${amount} ${currency}`

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** A calendar day (`2026-03-09`) as `9 Mar 2026`; it has no zone, so none is applied. */
export const formatDay = (day: string): string => dayOf(new Date(`${day}T00:00:00Z`), 'UTC')

/** The month of a calendar day (`2026-03-01`) as `Mar 2026`. */
export const formatMonth = (day: string): string => formatDay(day).replace(/^\d+ /, '')

/** The day of an instant, in a zone. */
function dayOf(at: Date, timeZone: string): string {
  // Month names of three letters, the day first: read alike everywhere.
  const parts = dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('day')} ${part('month')} ${part('year')}`
}

/** An instant in the workspace's time zone, down to the minute, with the zone's name. */
export function formatInstant(iso: string, timeZone: string): string {
  const at = new Date(iso)
  const options = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  } as const
  return `${dayOf(at, timeZone)}, ${dateFormat(options).format(at)}`
}

/** The day of the week of an instant, `Mon`. */
export const formatWeekday = (iso: string, timeZone: string): string =>
  dateFormat({ weekday: 'short', timeZone }).format(new Date(iso))

/** `2026-03-09 14:05` in the workspace's time zone: for exports, where spreadsheets read it as a time. */
export const formatPlainInstant = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(iso))

/** `14:05:09` in the workspace's time zone. */
export const formatClock = (iso: string, timeZone: string): string =>
  dateFormat({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(iso))

const steps: [limitMs: number, unitMs: number, unit: string][] = [
  [3_600_000, 60_000, 'm'],
  [86_400_000, 3_600_000, 'h'],
  [30 * 86_400_000, 86_400_000, 'd'],
]

/** `just now`, `5m ago`, `3h ago`, `12d ago`, and the day itself when that is longer ago; `in 5m` for the future. */
export function formatRelative(iso: string, now: number, timeZone: string): string {
  const distanceMs = now - Date.parse(iso)
  const awayMs = Math.abs(distanceMs)
  if (awayMs < 60_000) return 'just now'
  const step = steps.find(([limitMs]) => awayMs < limitMs)
  if (!step) return dayOf(new Date(iso), timeZone)
  const text = `${Math.floor(awayMs / step[1])}${step[2]}`
  return distanceMs > 0 ? `${text} ago` : `in ${text}`
}

/** 850 ms, 12.4 s, 3 m 20 s, 1 h 5 m. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = ms / 1000
  if (seconds < 60) return `${formatNumber(seconds, 1)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} m ${Math.floor(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} m`
}
