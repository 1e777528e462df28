const nicknames: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
}

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** A cron expression in words: "At 06:30, Monday to Friday". Undefined for what is not valid or too special for words. */
export function explainCron(cron: string): string | undefined {
  const text = cron.trim().toLowerCase()
  const [minute, hour, day, month, weekday, ...more] = (nicknames[text] ?? text).split(/\s+/)
  if (!minute || !hour || !day || !month || !weekday || more.length > 0) return undefined
  const time = explainTime(minute, hour)
  const parts = [time, explainDays(day, weekday), explainMonths(month)]
  if (parts.includes(undefined)) return undefined
  const isInterval = parts[1] === everyDay && time?.startsWith('every')
  const said = parts.filter((part) => part && !(isInterval && part === everyDay)).join(', ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

function explainTime(minute: string, hour: string): string | undefined {
  const minutes = readField(minute, { first: 0, last: 59 })
  const hours = readField(hour, { first: 0, last: 23 })
  if (!minutes || !hours) return undefined
  const [only = 0] = minutes
  if (minutes.length > 1) return [explainMinutes(minutes), explainSpan(hours)].filter(Boolean).join(' ')
  const rhythm = rhythmOf(hours, 24)
  if (rhythm) return `every ${rhythm === 1 ? 'hour' : `${rhythm} hours`}${only ? ` at minute ${only}` : ''}`
  const [from, to] = [hours[0] ?? 0, hours.at(-1) ?? 0]
  return isRun(hours)
    ? `every hour from ${clock(from, only)} to ${clock(to, only)}`
    : `at ${listed(hours.map((at) => clock(at, only)))}`
}

function explainMinutes(minutes: number[]): string {
  const rhythm = rhythmOf(minutes, 60)
  if (!rhythm) return `at minutes ${listed(minutes)}`
  return rhythm === 1 ? 'every minute' : `every ${rhythm} minutes`
}

function explainSpan(hours: number[]): string {
  if (hours.length === 24) return ''
  const [from, to] = [hours[0] ?? 0, hours.at(-1) ?? 0]
  return hours.length === 1 || isRun(hours)
    ? `from ${clock(from, 0)} to ${clock(to, 59)}`
    : `in the hours ${listed(hours)}`
}

const everyDay = 'every day'

const isAny = (field: string) => field === '*' || field === '?'

/** Named both, days of the month and of the week each count: the job runs on either. */
function explainDays(day: string, weekday: string): string | undefined {
  if (isAny(day)) return isAny(weekday) ? everyDay : explainWeekdays(weekday)
  const ofMonth = explainMonthDays(day)
  if (isAny(weekday) || !ofMonth) return ofMonth
  const ofWeek = explainWeekdays(weekday)
  return ofWeek && `${ofMonth} and also ${ofWeek}`
}

function explainMonthDays(day: string): string | undefined {
  if (day === 'l') return 'on the last day of the month'
  if (day === 'lw') return 'on the last weekday of the month'
  const days = readField(day, { first: 1, last: 31 })
  return days && `on ${days.length === 1 ? 'day' : 'days'} ${listed(days)} of the month`
}

function explainWeekdays(weekday: string): string | undefined {
  const [, name = '', place = ''] = /^([a-z]{3}|\d)#?([1-5]|l)$/.exec(weekday) ?? []
  const [special] = readField(name, { first: 0, last: 7, names: weekdays }) ?? []
  if (special !== undefined) {
    return `on the ${ordinals[Number(place) - 1] ?? 'last'} ${weekdays[special % 7]} of the month`
  }
  const found = readField(weekday, { first: 0, last: 7, names: weekdays })
  if (!found) return undefined
  // The week begins on Monday here, and Sunday may be written as 0 or 7.
  const days = [...new Set(found.map((at) => (at + 6) % 7))].toSorted((a, b) => a - b)
  const names = days.map((at) => weekdays[(at + 1) % 7])
  if (days.length === 7) return everyDay
  return isRun(days) ? `${names[0]} to ${names.at(-1)}` : `on ${listed(names.map((one) => `${one}s`))}`
}

function explainMonths(month: string): string | undefined {
  const found = readField(month, { first: 1, last: 12, names: ['', ...months] })
  if (!found || found.length === 12) return found && ''
  const names = found.map((at) => months[at - 1])
  return isRun(found) ? `${names[0]} to ${names.at(-1)}` : `in ${listed(names)}`
}

interface Range {
  first: number
  last: number
  /** What may stand for a number, by its first three letters. */
  names?: readonly string[]
}

/** The numbers that a field stands for, in order; undefined when it is not valid. */
function readField(field: string, range: Range): number[] | undefined {
  const parts = field.split(',').map((part) => readPart(part, range))
  const numbers = parts.flatMap((part) => part ?? [])
  const isValid = numbers.length > 0 && !parts.includes(undefined)
  return isValid ? [...new Set(numbers)].toSorted((a, b) => a - b) : undefined
}

function readPart(part: string, range: Range): number[] | undefined {
  const [, from = '', to, step] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? []
  const first = isAny(from) ? range.first : readNumber(from, range)
  const last = isAny(from) ? range.last : to === undefined ? first : readNumber(to, range)
  const by = Number(step ?? 1)
  if (step && !isAny(from) && to === undefined) return undefined
  if (first === undefined || last === undefined || first > last || by < 1) return undefined
  return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, at) => first + at * by)
}

function readNumber(text: string, { first, last, names = [] }: Range): number | undefined {
  const named = names.findIndex((name) => name !== '' && name.toLowerCase().startsWith(text))
  const found = /^[a-z]{3}$/.test(text) ? named : /^\d+$/.test(text) ? Number(text) : -1
  return found >= first && found <= last ? found : undefined
}

/** The step with which numbers go evenly round, such as 15 for every quarter of an hour; undefined when they do not. */
function rhythmOf(numbers: number[], round: number): number | undefined {
  const step = round / numbers.length
  return Number.isInteger(step) && numbers.length > 1 && numbers.every((at, index) => at === index * step)
    ? step
    : undefined
}

const isRun = (numbers: number[]): boolean =>
  numbers.length > 2 && numbers.every((at, index) => at === (numbers[0] ?? 0) + index)

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

const listed = (words: readonly (string | number | undefined)[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
