import { TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import { escapeText } from '#domain/xml/rules.ts'
import { encodeBlocks, streamOf } from './csv-text.ts'
import { escapeForXlsx, serialOfDay } from './xlsx-values.ts'

export interface SheetColumn {
  title: string
  kind: 'text' | 'day' | 'instant' | 'money' | 'number'
  /** In characters. */
  width: number
}

/** Days as `2026-01-31`, instants as `2026-01-31 12:30` without a zone, amounts and numbers as decimal text. Null and '' are empty cells. */
export type SheetCell = string | number | null

/** Rows below the header that a sheet can have. */
const mostRows = 1_048_575
const longestText = 32_767
const styles = { text: 0, header: 1, day: 2, instant: 3, money: 4, number: 5 } as const
const uri = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * A workbook as a stream that is written as fast as it is read. More rows than a sheet can have go on in a further one. What the rows throw
 * breaks the stream, so that the file cannot be opened.
 */
export function writeWorkbook(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const pages = new Pages(rows[Symbol.asyncIterator]())
  fill(writable, { name, columns, pages }).catch(async (reason: unknown) => {
    await writable.abort(reason).catch(() => {})
    await pages.close()
  })
  return readable
}

type Row = readonly SheetCell[]

interface Workbook {
  name: string
  columns: readonly SheetColumn[]
  pages: Pages
}

async function fill(writable: WritableStream<Uint8Array>, { name, columns, pages }: Workbook): Promise<void> {
  // Every entry is far below 4 GB; what spreadsheets make of the format for larger ones differs.
  const zip = new ZipWriter(writable, { useWebWorkers: false, extendedTimestamp: false, zip64: false })
  let sheets = 0
  do {
    const readable = streamOf(encodeBlocks(sheetText(columns, pages)))
    await zip.add(`xl/worksheets/sheet${++sheets}.xml`, { readable })
  } while (await pages.more())
  for (const [part, text] of frameOf(name, sheets)) await zip.add(part, new TextReader(declaration + text))
  await zip.close()
}

/** Rows that come in pages, taken as many as a sheet has room for. */
class Pages {
  private readonly source: AsyncIterator<readonly Row[]>
  private page: readonly Row[] = []

  constructor(source: AsyncIterator<readonly Row[]>) {
    this.source = source
  }

  async more(): Promise<boolean> {
    while (this.page.length === 0) {
      const { done, value } = await this.source.next()
      if (done) return false
      this.page = value
    }
    return true
  }

  take(most: number): readonly Row[] {
    const taken = this.page.slice(0, most)
    this.page = this.page.slice(most)
    return taken
  }

  async close(): Promise<void> {
    await this.source.return?.()
  }
}

async function* sheetText(columns: readonly SheetColumn[], pages: Pages): AsyncGenerator<string> {
  yield sheetHead(columns)
  let row = 1
  while (row <= mostRows && (await pages.more())) {
    const taken = pages.take(mostRows + 1 - row)
    let text = ''
    for (const cells of taken) text += rowText(++row, columns, cells)
    yield text
  }
  yield '</sheetData></worksheet>'
}

function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width, kind }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${styles[kind]}" customWidth="1"/>`,
  )
  const titles = columns.map(({ title }) => textCell(title, styles.header))
  return `${declaration}<worksheet xmlns="${uri}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${titles.join('')}</row>`
}

function rowText(row: number, columns: readonly SheetColumn[], cells: Row): string {
  let text = `<row r="${row}">`
  for (let i = 0; i < columns.length; i++) text += cellText(cells[i] ?? '', columns[i]?.kind ?? 'text')
  return `${text}</row>`
}

function cellText(value: string | number, kind: SheetColumn['kind']): string {
  if (value === '') return '<c/>'
  if (kind === 'text') return textCell(String(value), styles.text)
  const number = kind === 'day' || kind === 'instant' ? serialOfDay(String(value)) : value
  // A day before the calendar of spreadsheets, and what is no number, stays text.
  if (!(Number(number) >= (number === value ? -Infinity : 61))) return textCell(String(value), styles.text)
  return `<c s="${styles[kind]}"><v>${number}</v></c>`
}

function textCell(value: string, style: number): string {
  const text = escapeText(escapeForXlsx(value.length > longestText ? value.slice(0, longestText) : value))
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** The parts around the sheets. */
function frameOf(name: string, sheets: number): [part: string, text: string][] {
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1)
  const titleOf = (i: number) =>
    escapeText((i === 1 ? name : `${name} ${i}`).replace(/[[\]:*?/\\"]/g, ' ').slice(0, 31))
  return [
    ['xl/styles.xml', styleText],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${uri}" xmlns:r="${relationships}"><sheets>${numbers
        .map((i) => `<sheet name="${titleOf(i)}" sheetId="${i}" r:id="rId${i}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsText([
        ...numbers.map((i) => ['worksheet', `worksheets/sheet${i}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['_rels/.rels', relationsText([['officeDocument', 'xl/workbook.xml']])],
    ['[Content_Types].xml', contentTypes(numbers)],
  ]
}

const relationsText = (relations: (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(
      ([type, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: number[]) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${sheets
    .map(
      (i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
    )
    .join('')}</Types>`

// The cell formats in the order of `styles`.
const styleText = `<styleSheet xmlns="${uri}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[
  [0, 0],
  [0, 1],
  [164, 0],
  [165, 0],
  [4, 0],
  [1, 0],
]
  .map(
    ([format, font]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  )
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
