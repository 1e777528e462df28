/** Numbers, also exact decimals as text, stay numbers; any other text that a spreadsheet would run as a formula is defused. */
export type CsvValue = string | number | boolean | null

const byteOrderMark = '\uFEFF'
const number = /^-?\d+(\.\d+)?$/
// Apostrophes before it count as well, so that taking one away again gives the text as it was.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
const needsQuotes = /[",;\r\n]|^\s|\s$/

/**
 * The one encoder of every CSV export: RFC 4180 with CRLF, a byte order mark so that Excel reads UTF-8, and headers and cells that
 * begin a formula prefixed with an apostrophe.
 */
export const toCsv = (headers: readonly string[], rows: Iterable<readonly CsvValue[]>): string =>
  csvHead(headers) + [...rows].map(csvRow).join('')

/** How a file begins whose rows follow one by one. */
export const csvHead = (headers: readonly string[]): string => byteOrderMark + csvRow(headers)

export const csvRow = (cells: readonly CsvValue[]): string => `${cells.map(encodeCell).join(',')}\r\n`

/** The text that a cell of such a file stands for. */
export const withoutDefusing = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text

function encodeCell(value: CsvValue): string {
  const text = value === null ? '' : String(value)
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
