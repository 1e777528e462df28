/** What a typed or pasted text means as a value, or what is wrong with it and how to put it right. */
export type Parsed = { value: string } | { error: string }

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/
const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const named = /^(\d{1,2})\.?\s([a-z]{3})[a-z]*\.?,?\s(\d{4})$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `2026-01-31`, `31.01.2026`, `31 Jan 2026`, and `1/31/2026` when only one order of day and month is possible. */
export function parseDay(text: string): Parsed {
  const clean = text.trim()
  const fromIso = iso.exec(clean)
  if (fromIso) return day(fromIso[1], fromIso[2], fromIso[3])
  const fromDots = dotted.exec(clean)
  if (fromDots) return day(fromDots[3], fromDots[2], fromDots[1])
  const fromName = named.exec(clean)
  if (fromName)
    return day(fromName[3], String(months.indexOf((fromName[2] ?? '').toLowerCase()) + 1), fromName[1])
  const fromSlashes = slashed.exec(clean)
  return fromSlashes ? fromEither(fromSlashes) : noDay
}

const noDay = { error: 'Must be a date such as 2026-01-31' }

/** Day and month change places from country to country; what could be either is not guessed. */
function fromEither([, first, second, year]: RegExpExecArray): Parsed {
  const [a, b] = [day(year, first, second), day(year, second, first)]
  if ('error' in a) return b
  if ('error' in b || a.value === b.value) return a
  return { error: `${first}/${second}/${year} can be ${a.value} or ${b.value}. Write one of them.` }
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): Parsed {
  const value = `${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`
  const at = new Date(`${value}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
  return isReal ? { value } : { error: 'There is no such day. Write a date such as 2026-01-31' }
}

const noMoney = { error: 'Must be an amount such as 1250.50' }
const tooExact = { error: 'Must have at most two decimals' }

/** `1250.5`, `1,250.50`, `1.250,50`, `1 250,50`, with or without a currency. Answers two decimals. */
export function parseMoney(text: string): Parsed {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[a-z]{3}|[a-z]{3}$|[€$£¥]/gi, '')
  if (/^\(.*\)$|^[-−]/.test(bare)) return { error: 'Must not be negative' }
  const [whole, cents] = splitCents(bare.replace(/^\+/, ''))
  if (!/^(\d{1,14}|\d{1,3}([.,])\d{3}(\2\d{3}){0,3})$/.test(whole) || !/^\d*$/.test(cents)) return noMoney
  if (/[^0]/.test(cents.slice(2))) return tooExact
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  return { value: `${digits}.${cents.slice(0, 2).padEnd(2, '0')}` }
}

/** The last sign separates the cents, unless it is one of several alike, or exactly three digits follow: then it groups thousands. */
function splitCents(text: string): [whole: string, cents: string] {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  const sign = text[at]
  if (sign === undefined || text.indexOf(sign) !== at || /^[1-9]\d{0,2}[.,]\d{3}$/.test(text))
    return [text, '']
  return [text.slice(0, at) || '0', text.slice(at + 1)]
}

/** One out of a list, by its value or its label, whatever the case. */
export function parseChoice(
  text: string,
  options: readonly { value: string; label: string }[],
  what: string,
): Parsed {
  const wanted = text.trim().toLowerCase()
  const found = options.find(({ value, label }) =>
    [value.toLowerCase(), label.toLowerCase()].includes(wanted),
  )
  if (found) return { value: found.value }
  return { error: `There is no ${what} “${text.trim()}”. Choose one from the list.` }
}

/** The only one of those whom a text names. */
export function parseNamed(text: string, found: readonly { id: string; number: string }[]): Parsed {
  const [one, ...others] = found
  if (!one) return { error: `There is no customer “${text}”. Choose one, or write a number such as C-1042.` }
  if (others.length === 0) return { value: one.id }
  const numbers = found.map(({ number }) => number).join(', ')
  return { error: `Several customers are called “${text}”. Write the number of one: ${numbers}.` }
}

export function parseText(text: string, { max, lines = false }: { max: number; lines?: boolean }): Parsed {
  const clean = lines ? text.replaceAll('\r\n', '\n').trimEnd() : text.replace(/\s+/g, ' ').trim()
  if (clean.length > max) return { error: `Must have at most ${max.toLocaleString('en-GB')} characters` }
  return { value: clean }
}

export function parseCountry(text: string): Parsed {
  const value = text.trim().toUpperCase()
  return /^([A-Z]{2})?$/.test(value) ? { value } : { error: 'Must be a two-letter country code such as DE' }
}

export function parseEmail(text: string): Parsed {
  const value = text.trim()
  const isEmail = value === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)
  if (!isEmail || value.length > 254) return { error: 'Must be an e-mail address such as ada@example.com' }
  return { value }
}
