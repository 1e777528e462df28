import { between, type Random, weighted } from './random.ts'

/** One day of the shop, in its time zone. */
export interface TradingDay {
  /** YYYY-MM-DD */
  date: string
  startMs: number
  /** 1 to 7, from Monday. */
  weekday: number
  /** 0 to 11. */
  month: number
  orders: number
  /** The instant of an order of this day. */
  drawTime(random: Random): number
}

interface Span {
  now: Date
  timeZone: string
  orders: number
  random: Random
}

const dayMs = 86_400_000
const hourMs = 3_600_000
const span = 425
// The shop is young: it sells eleven times as much as fourteen months ago.
const growthPerDay = 0.0056
const byWeekday = [1.05, 0.98, 0.96, 1, 1.04, 0.94, 1.12]
const byMonth = [0.8, 0.82, 0.92, 0.97, 1, 0.95, 0.88, 0.88, 0.98, 1.04, 1.35, 1.5]
const byHour = [
  0.6, 0.3, 0.2, 0.1, 0.1, 0.2, 0.7, 1.5, 2.8, 4, 4.8, 5.2, 5.4, 4.8, 4.4, 4.4, 4.8, 5.4, 6, 7, 7.4, 6.2, 3.8,
  1.7,
]
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** The last fourteen months up to this moment, oldest first, with exactly `orders` orders on them. Some of them are today's. */
export function tradingDays({ now, timeZone, orders, random }: Span): TradingDay[] {
  const offsetAt = zoneOffset(timeZone)
  const today = new Date(now.getTime() + offsetAt(now.getTime())).toISOString().slice(0, 10)
  const days = Array.from({ length: span }, (_, index) => {
    const wall = Date.parse(today) - (span - 1 - index) * dayMs
    const startMs = wall - offsetAt(wall - offsetAt(wall))
    return { wall, startMs, demand: demandOf(wall, index) * between(random, 0.8, 1.2) }
  })
  const hours = (startMs: number) => hoursUntil(now.getTime() - startMs)
  const passed = days.map(({ startMs, demand }) => (demand * sum(hours(startMs))) / sum(byHour))
  return apportion(passed, orders).map((count, index) => {
    const { wall = 0, startMs = 0 } = days[index] ?? {}
    return {
      date: new Date(wall).toISOString().slice(0, 10),
      startMs,
      weekday: isoWeekday(wall),
      month: new Date(wall).getUTCMonth(),
      orders: count,
      drawTime: timesOf(startMs, now.getTime(), hours(startMs)),
    }
  })
}

const isoWeekday = (wall: number) => new Date(wall).getUTCDay() || 7

function demandOf(wall: number, index: number): number {
  const date = new Date(wall)
  const blackFriday = date.getUTCMonth() === 10 && date.getUTCDate() >= 23 ? 1.5 : 1
  const month = byMonth[date.getUTCMonth()] ?? 1
  return Math.exp(growthPerDay * index) * (byWeekday[isoWeekday(wall) - 1] ?? 1) * month * blackFriday
}

/** The weight of each hour, of the running one only the part that has passed. */
const hoursUntil = (elapsedMs: number) =>
  byHour.map((weight, hour) => weight * Math.min(1, Math.max(0, elapsedMs / hourMs - hour)))

/** Whole numbers in these proportions that add up to `total`; the last one is never less than a few. */
function apportion(weights: number[], total: number): number[] {
  const least = Math.min(5, Math.ceil(total / 200))
  const last = Math.max(least, Math.round(((weights.at(-1) ?? 0) / sum(weights)) * total))
  const before = weights.slice(0, -1)
  const whole = sum(before)
  let [weight, given] = [0, 0]
  const counts = before.map((next) => {
    weight += next
    const count = Math.round((weight / whole) * (total - last)) - given
    given += count
    return count
  })
  return [...counts, last]
}

function timesOf(startMs: number, nowMs: number, hours: number[]): (random: Random) => number {
  const drawHour = weighted(hours)
  return (random) => {
    const from = startMs + drawHour(random) * hourMs
    return Math.floor(between(random, from, Math.min(from + hourMs, nowMs)))
  }
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function zoneOffset(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  return (ms) => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  }
}
