import { invalid } from '../../errors.ts'
import { type CalendarPattern, type DayShape, shapeOn } from './calendar.ts'
import { minutesPerDay } from './local-time.ts'

// Some 500 years: the table of an axis stays within a few megabytes.
const farthest = 200_000
const slack = 1e-6
const empty: DayShape = { from: [], to: [], total: 0 }

/**
 * The working time of one calendar as a number that grows only while work is done: `work(t)` is the working minutes up to `t`, counted
 * from some day. Its two inverses differ where nobody works: `lower(w)` is the first moment with that much work (the end of a shift),
 * `upper(w)` the last one (the beginning of the next). `work(t) >= w` holds exactly from `lower(w)` on, `work(t) <= w` exactly up to `upper(w)`.
 */
export class WorkAxis {
  readonly minutesOfDay: number
  private readonly pattern: CalendarPattern
  private firstDay: number
  private shapes: DayShape[] = []
  private sums = new Float64Array(1)

  constructor(pattern: CalendarPattern, near: number) {
    this.pattern = pattern
    this.minutesOfDay = pattern.minutesOfDay
    this.firstDay = Math.floor(near / minutesPerDay) - 60
    this.extend(this.firstDay, 800)
  }

  work(t: number): number {
    const day = Math.floor(t / minutesPerDay)
    const at = this.indexOf(day)
    return (this.sums[at] ?? 0) + workUntil(this.shapes[at], t - day * minutesPerDay)
  }

  lower(w: number): number {
    this.reach(w)
    const at = this.search(w - slack)
    const shape = this.shapes[at] ?? empty
    let left = w - (this.sums[at] ?? 0)
    for (let i = 0; i < shape.from.length; i++) {
      const [from = 0, to = 0] = [shape.from[i], shape.to[i]]
      if (left <= to - from + slack) return (this.firstDay + at) * minutesPerDay + from + left
      left -= to - from
    }
    return (this.firstDay + at + 1) * minutesPerDay
  }

  upper(w: number): number {
    this.reach(w)
    const at = this.search(w + slack)
    const shape = this.shapes[at] ?? empty
    let left = w - (this.sums[at] ?? 0)
    for (let i = 0; i < shape.from.length; i++) {
      const [from = 0, to = 0] = [shape.from[i], shape.to[i]]
      if (left < to - from - slack) return (this.firstDay + at) * minutesPerDay + from + Math.max(0, left)
      left -= to - from
    }
    return (this.firstDay + at + 1) * minutesPerDay
  }

  /** The same moment when it lies in a shift or at one of its ends; otherwise the beginning of the next shift. */
  closedUp(t: number): number {
    return this.isOn(t) ? t : this.upper(this.work(t))
  }

  /** The same moment when it lies in a shift or at one of its ends; otherwise the end of the shift before. */
  closedDown(t: number): number {
    return this.isOn(t) ? t : this.lower(this.work(t))
  }

  private isOn(t: number): boolean {
    const day = Math.floor(t / minutesPerDay)
    const minute = t - day * minutesPerDay
    const at = this.indexOf(day)
    const shape = this.shapes[at]
    if (shape?.from.some((from, i) => from <= minute && minute <= (shape.to[i] ?? 0))) return true
    // Midnight is also the end of the day before.
    if (minute !== 0) return false
    const before = this.indexOf(day - 1)
    return this.shapes[before]?.to.at(-1) === minutesPerDay
  }

  private indexOf(day: number): number {
    if (day < this.firstDay) this.extend(Math.min(day - 60, this.firstDay - this.shapes.length), 0)
    else if (day - this.firstDay >= this.shapes.length)
      this.extend(this.firstDay, Math.max(day - this.firstDay + 60, this.shapes.length * 2))
    return day - this.firstDay
  }

  /** Makes sure that the table has days with less and with more work than `w`. */
  private reach(w: number): void {
    while (w - slack <= (this.sums[0] ?? 0)) this.extend(this.firstDay - this.shapes.length, 0)
    while (w + slack >= (this.sums[this.shapes.length] ?? 0))
      this.extend(this.firstDay, this.shapes.length * 2)
  }

  /** The last day that begins with no more work done than `w`. */
  private search(w: number): number {
    let low = 0
    let high = this.shapes.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.sums[middle] ?? 0) <= w) low = middle
      else high = middle
    }
    return low
  }

  private extend(firstDay: number, length: number): void {
    const before = this.firstDay - firstDay
    const size = Math.max(length, this.shapes.length + before)
    if (size > farthest)
      throw invalid([
        { path: '', message: 'The schedule leaves the calendar: its dates lie centuries away.' },
      ])
    const shapes = Array.from({ length: size }, (_, i) => shapeOn(this.pattern, firstDay + i))
    const sums = new Float64Array(size + 1)
    // Work is counted from where the table first began, so that what is known of it stays as it is.
    for (let i = before; i < size; i++) sums[i + 1] = (sums[i] ?? 0) + (shapes[i]?.total ?? 0)
    const origin = this.sums[0] ?? 0
    for (let i = before; i <= size; i++) sums[i] = (sums[i] ?? 0) + origin
    for (let i = before - 1; i >= 0; i--) sums[i] = (sums[i + 1] ?? 0) - (shapes[i]?.total ?? 0)
    this.firstDay = firstDay
    this.shapes = shapes
    this.sums = sums
  }
}

function workUntil(shape: DayShape | undefined, minute: number): number {
  if (!shape) return 0
  let work = 0
  for (let i = 0; i < shape.from.length; i++) {
    const [from = 0, to = 0] = [shape.from[i], shape.to[i]]
    if (minute <= from) break
    work += Math.min(minute, to) - from
  }
  return work
}
