/**
 * Cells as Excel and Google Sheets put them on the clipboard: tabs between cells, line ends between rows, and quotes around a cell that
 * holds a tab, a line end or a quote. One line end at the very end belongs to the last row.
 */
export function parseTabular(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const cell = readCell(text, at)
    row.push(cell.text)
    at = cell.end
    if (text[at] === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at = afterLineEnd(text, at)
    if (at >= text.length) break
  }
  return rows
}

function readCell(text: string, from: number): { text: string; end: number } {
  const quoted = text[from] === '"' ? readQuoted(text, from) : undefined
  if (quoted) return quoted
  let end = from
  while (end < text.length && !isEnd(text, end)) end += 1
  return { text: text.slice(from, end), end }
}

/** Undefined when the quote is an ordinary character: it is never closed, or something follows the closing one. */
function readQuoted(text: string, from: number): { text: string; end: number } | undefined {
  let content = ''
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') content += text[at]
    else if (text[at + 1] === '"') {
      content += '"'
      at += 1
    } else return isEnd(text, at + 1) ? { text: content.replaceAll('\r\n', '\n'), end: at + 1 } : undefined
  }
  return undefined
}

const isEnd = (text: string, at: number) =>
  at >= text.length || text[at] === '\t' || text[at] === '\n' || text[at] === '\r'

const afterLineEnd = (text: string, at: number) => at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1)

export const toTabular = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quote).join('\t')).join('\r\n')

const quote = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The same cells for programs that prefer a table, such as word processors and mail. */
export const toHtmlTable = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map(htmlRow).join('')}</table>`

const htmlRow = (row: readonly string[]) =>
  `<tr>${row.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
