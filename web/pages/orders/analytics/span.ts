import { addDays, daysOf, longestSpan } from '#domain/orders/analytics/rules.ts'

export const presets = ['today', 'yesterday', 'week', 'month'] as const
export type Preset = (typeof presets)[number]

/** Days, both ends included. */
export interface Span {
  from: string
  to: string
}

/** What a preset means on the day `today`. */
export function spanOf(preset: Preset, today: string): Span {
  if (preset === 'today') return { from: today, to: today }
  if (preset === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) }
  return { from: preset === 'week' ? addDays(today, -6) : `${today.slice(0, 8)}01`, to: today }
}

/** The days that an address names; undefined when it names none that can be asked for. */
export function readSpan(from: string, to: string): Span | undefined {
  const span = { from: from || to, to: to || from }
  if (!isDay(span.from) || !isDay(span.to) || span.from > span.to) return undefined
  return daysOf(span) > longestSpan ? undefined : span
}

const isDay = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** Another first or last day; the other end moves along where it has to. */
export function changeSpan(span: Span, change: Partial<Span>): Span {
  const wanted = { ...span, ...change }
  if (wanted.from > wanted.to)
    return change.from ? { from: wanted.from, to: wanted.from } : { from: wanted.to, to: wanted.to }
  if (daysOf(wanted) <= longestSpan) return wanted
  return change.from
    ? { from: wanted.from, to: addDays(wanted.from, longestSpan - 1) }
    : { from: addDays(wanted.to, 1 - longestSpan), to: wanted.to }
}
