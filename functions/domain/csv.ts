/** Numbers, also exact decimals as text, stay numbers; any other text that a spreadsheet would run as a formula is defused. */
export type CsvValue = string | number | boolean | null

const byteOrderMark = '\uFEFF'
const number = /^-?\d+(\.\d+)?$/
const formula = /^[=+\-@\t\r\n＝＋－＠]/
const needsQuotes = /[",;\r\n]|^\s|\s$/

/**
 * The one encoder of every CSV export: RFC 4180 with CRLF, a byte order mark so that Excel reads UTF-8, and headers and cells that
 * begin a formula prefixed with an apostrophe.
 */
export const toCsv = (headers: readonly string[], rows: Iterable<readonly CsvValue[]>): string =>
  byteOrderMark + [headers, ...rows].map((cells) => `${cells.map(encodeCell).join(',')}\r\n`).join('')

function encodeCell(value: CsvValue): string {
  const text = value === null ? '' : String(value)
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
