/** Styles of cells that show days or times, by their place in the list of styles. */
export type DateStyles = ReadonlySet<number>

const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36])
for (let id = 45; id <= 58; id++) if (id !== 48 && id !== 49) builtIn.add(id)

/** Whether a number format shows a day or a time: it has one of their letters outside of quotes and brackets. */
export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined
    ? builtIn.has(id)
    : /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')) && !/general/i.test(code)

const dayMs = 86_400_000
const epoch = Date.UTC(1899, 11, 30)
const daysTo1904 = 1462
/** The day after 9999-12-31. */
const endOfDays = 2_958_466

/**
 * The day number of a spreadsheet as ISO 8601 without a zone: a day, or a day and a time to the minute or, where it has any,
 * seconds. Undefined for numbers that are no day.
 * The calendar of 1900 counts a 29 February that there was not, so its first two months are one day off.
 */
export function dayOfSerial(serial: number, since1904 = false): string | undefined {
  const days = since1904 ? serial + daysTo1904 : serial
  if (!(days >= 0 && days < endOfDays)) return undefined
  const ms = epoch + Math.round((days < 60 ? days + 1 : days) * 86_400) * 1000
  const text = new Date(ms).toISOString().slice(0, 19)
  return ms % dayMs === 0 ? text.slice(0, 10) : text.replace(/:00$/, '')
}

/** The day number of `2026-01-31` or `2026-01-31 12:30`; the way back from `dayOfSerial`. */
export const serialOfDay = (text: string): number =>
  (Date.parse(`${text.length > 10 ? text.replace(' ', 'T') : `${text}T00:00`}Z`) - epoch) / dayMs

/** A number as a spreadsheet shows it, with the fifteen digits that it vouches for. */
export function plainNumber(text: string): string {
  if (/^-?\d{1,15}$/.test(text)) return text
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? text : String(Number(value.toPrecision(15)))
}

/** Characters that XML cannot hold are written as _x000D_. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

// A line break that is no bare line feed would be lost on the way through XML.
export const escapeForXlsx = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    // oxlint-disable-next-line no-control-regex -- these are the characters that XML cannot hold
    .replace(/[\u0000-\u0008\u000b-\u000d\u000e-\u001f\ufffe\uffff]/g, (char) => {
      const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      return `_x${code}_`
    })
