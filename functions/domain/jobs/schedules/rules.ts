import { Cron } from 'croner'
import type { FieldError } from '../../errors.ts'

/** When something recurs: a cron expression of five fields, or a name such as `@daily`, read on the clocks of a time zone. */
export interface Recurrence {
  cron: string
  timeZone: string
}

const dayMs = 86_400_000

/**
 * The next `count` instants after `after`, as OCPS 1.4 (section 4.3.1) asks of every schedule: a time that clocks skip
 * when they go forward is skipped, and one that they show twice when they go back happens once, the first time.
 * Empty for an expression or zone that is not valid, and for one that never happens again.
 */
export function nextRuns({ cron, timeZone }: Recurrence, after: Date, count: number): Date[] {
  const pattern = readPattern(cron)
  const zone = readZone(timeZone)
  if (!(pattern instanceof Cron) || !zone) return []
  const found: Date[] = []
  let wall: Date | null = new Date(wallTime(zone, after.getTime()))
  while (found.length < count && (wall = pattern.nextRun(wall))) {
    const instant = firstInstant(zone, wall.getTime())
    if (instant !== undefined && instant > after.getTime()) found.push(new Date(instant))
  }
  return found
}

/** What is wrong with a recurrence, at its field; empty when it can be scheduled. */
export function recurrenceErrors(recurrence: Recurrence, now: Date): FieldError[] {
  const pattern = readPattern(recurrence.cron)
  const errors: FieldError[] = []
  if (!(pattern instanceof Cron)) errors.push({ path: 'cron', message: pattern.problem })
  if (!readZone(recurrence.timeZone)) {
    errors.push({
      path: 'timeZone',
      message: 'Must be the name of a time zone, such as Europe/Berlin or UTC.',
    })
  }
  if (errors.length === 0 && nextRuns(recurrence, now, 1).length === 0) {
    errors.push({ path: 'cron', message: 'This time never comes. Correct the day or the month.' })
  }
  return errors
}

const names = ['@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually']

// The pattern runs over wall-clock time, which is written as if it were UTC: there every minute exists exactly once.
function readPattern(cron: string): Cron | { problem: string } {
  const text = cron.trim()
  if (text.split(/\s+/).length !== 5 && !names.includes(text)) {
    return {
      problem: 'Must have five fields: minute, hour, day, month, day of the week. For example: 0 6 * * 1-5.',
    }
  }
  try {
    return new Cron(text, { timezone: 'UTC', mode: '5-part' })
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : 'cannot be read'
    return { problem: `Not a cron expression: ${reason}` }
  }
}

function readZone(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Za-z]/.test(timeZone)) return undefined
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

/** What the clocks of a zone show at an instant, as if it were UTC. */
function wallTime(zone: Intl.DateTimeFormat, instant: number): number {
  const shown = Object.fromEntries(
    zone.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The first instant at which the clocks show `wall`; undefined when they skip it. */
function firstInstant(zone: Intl.DateTimeFormat, wall: number): number | undefined {
  const offsets = [wall - dayMs, wall + dayMs].map((near) => wallTime(zone, near) - near)
  return offsets
    .map((offset) => wall - offset)
    .filter((instant) => wallTime(zone, instant) === wall)
    .toSorted((a, b) => a - b)[0]
}
