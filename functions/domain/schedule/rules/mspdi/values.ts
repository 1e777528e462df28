type Scalar = string | number | boolean

/** How the text of an element becomes a value and back. `read` answers undefined for what it cannot read. */
export interface Codec {
  read(text: string): Scalar | undefined
  write(value: unknown): string
}

const written = (value: unknown) => String(value)

// A piece of a string keeps all of the string in memory; a joined one does not.
const copied = (text: string) => (text.length < 13 ? text : [text.slice(0, 1), text.slice(1)].join(''))

export const textValue = { read: copied, write: written } satisfies Codec

export const booleanValue: Codec = {
  read: (text) => ({ '0': false, '1': true, false: false, true: true })[text.trim()],
  write: (value) => (value === true ? '1' : '0'),
}

export const integerValue: Codec = {
  read: (text) => (/^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) + 0 : undefined),
  write: written,
}

export const numberValue: Codec = {
  read(text) {
    const number = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i.test(text)
      ? Number(text) + 0
      : Number.NaN
    return Number.isFinite(number) ? number : undefined
  },
  write: written,
}

const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?$/

/** Local times, kept to the second; a time with a zone is none. */
export const timeValue = {
  read(text: string): string | undefined {
    const time = timePattern.exec(text.trim())?.[0].slice(0, 19)
    const ms = Date.parse(`${time}.000Z`)
    return time && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(time) ? copied(time) : undefined
  },
  write: written,
} satisfies Codec

export const clockValue: Codec = {
  read(text) {
    const clock = /^\s*(\d\d:\d\d:\d\d)(\.\d+)?\s*$/.exec(text)?.[1]
    return clock && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(clock) ? clock : undefined
  },
  write: written,
}

const durationPattern = /^(-?)P(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d+)?)S)?)?$/

/** `PT8H0M0S` in minutes. */
export const durationValue: Codec = {
  read(text) {
    const match = durationPattern.exec(text.trim())
    if (!match || /[PT]$/.test(match[0])) return undefined
    const [days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0))
    const all = (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + Math.round(seconds ?? 0)
    return ((match[1] ? -1 : 1) * all) / 60 + 0
  },
  write(value) {
    const all = Math.round(Number(value) * 60)
    const [size, sign] = [Math.abs(all), all < 0 ? '-' : '']
    return `${sign}PT${Math.floor(size / 3600)}H${Math.floor(size / 60) % 60}M${size % 60}S`
  },
}

/** Money stands in hundredths of the currency unit. Here it is exact decimal text in units, at least two places. */
export const amountValue: Codec = {
  read(text) {
    const match = /^\s*([+-]?)(\d{1,18})(?:\.(\d{1,10}))?\s*$/.exec(text)
    if (!match) return undefined
    const [, sign, whole = '', fraction = ''] = match
    const digits = whole.padStart(3, '0')
    return signed(sign === '-', digits.slice(0, -2), digits.slice(-2) + fraction.replace(/0+$/, ''))
  },
  write(value) {
    const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? []
    const places = fraction.padEnd(2, '0')
    const rest = places.slice(2).replace(/0+$/, '')
    const cents = (whole + places.slice(0, 2)).replace(/^0+(?=\d)/, '')
    const negative = sign === '-' && /[1-9]/.test(cents + rest)
    return `${negative ? '-' : ''}${cents}${rest ? `.${rest}` : ''}`
  },
}

function signed(negative: boolean, whole: string, fraction: string): string {
  const text = `${whole.replace(/^0+(?=\d)/, '')}.${fraction}`
  return negative && /[1-9]/.test(text) ? `-${text}` : text
}

/** Names for the numbers of a closed list. */
export function codeValue(names: Record<string, string>): Codec {
  const numbers = new Map(Object.entries(names).map(([number, name]) => [name, number]))
  return {
    read: (text) => (Object.hasOwn(names, text.trim()) ? names[text.trim()] : undefined),
    write: (value) => numbers.get(String(value)) ?? '',
  }
}
