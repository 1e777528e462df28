import {
  type CsvRecord,
  isZip,
  listSheets,
  sheetLimits,
  sniffDelimiter,
  sniffEncoding,
  sniffOther,
} from '#domain/tables/rules.ts'
import type { Ctx } from '../../../context.ts'
import { DomainError } from '../../../errors.ts'
import type { ImportOptions, OrderImport } from '../contract.ts'
import { guessMapping, guessStyles, type Mapping, type RowPlan } from '../rules.ts'
import { readHead, readHeadRows, type Source, workbookOf } from './file.ts'

/** How a file is read, and what its columns are. */
export interface Reading {
  /** Of a workbook. */
  sheets: string[]
  options: ImportOptions
  headers: string[]
  mapping: Mapping
  /** The first rows below the header. */
  rows: CsvRecord[]
}

/** What the file is, by its content; its name says nothing. */
export const formatOf = (begin: Uint8Array): OrderImport['format'] => (isZip(begin) ? 'xlsx' : 'csv')

/** Guesses all of it from the beginning of the file. */
export async function guessReading(ctx: Ctx, file: Omit<Source, 'options'>): Promise<Reading> {
  const begin = await readHead(ctx, file.id)
  const other = sniffOther(begin)
  if (other) throw new DomainError('invalid', other)
  const encoding = file.format === 'xlsx' ? 'utf-8' : sniffEncoding(begin).encoding
  const options: ImportOptions = {
    encoding,
    delimiter: sniffDelimiter(asciiOf(begin, encoding)),
    header: true,
    numberStyle: 'point',
    dateStyle: 'auto',
  }
  const sheet = await guessSheet(ctx, { ...file, options })
  const reading = await readWith(ctx, { ...file, options: { ...options, ...(sheet ? { sheet } : {}) } })
  const styles = guessStyles(
    reading.rows.map((row) => row.cells()),
    reading.mapping,
  )
  return { ...reading, options: { ...reading.options, ...styles } }
}

const sheetsTried = 8

/** The first sheet with a column of order numbers, or else the first one; undefined for text. */
async function guessSheet(ctx: Ctx, source: Source): Promise<string | undefined> {
  const sheets = await sheetsOf(ctx, source)
  for (const sheet of sheets.slice(0, sheetsTried)) {
    const [first] = await readHeadRows(ctx, { ...source, options: { ...source.options, sheet } })
    if (first && guessMapping(first.cells()).includes('number')) return sheet
  }
  return sheets[0]
}

const sheetsOf = async (ctx: Ctx, source: Source): Promise<string[]> =>
  source.format === 'xlsx' ? listSheets(workbookOf(ctx, source)) : []

/** Bytes in which the marks of a table stand as they do in ASCII. */
const asciiOf = (begin: Uint8Array, encoding: ImportOptions['encoding']): Uint8Array =>
  encoding === 'utf-16le' || encoding === 'utf-16be'
    ? new TextEncoder().encode(new TextDecoder(encoding, { fatal: false, ignoreBOM: false }).decode(begin))
    : begin

/** Reads the beginning as the options say; a mapping is guessed unless one is given. */
export async function readWith(ctx: Ctx, source: Source, mapping?: Mapping): Promise<Reading> {
  const records = await readHeadRows(ctx, source)
  const [first] = records
  if (!first)
    throw new DomainError('invalid', 'The file is empty, or its first row does not end. Is this a table?')
  const cells = withoutTail(first.cells())
  if (cells.length > sheetLimits.columns)
    throw new DomainError('invalid', `The file has more than ${sheetLimits.columns} columns.`)
  const { header } = source.options
  const headers = cells.map((cell, i) => (header && cell.trim().slice(0, 200)) || `Column ${i + 1}`)
  const guessed = () => (header ? guessMapping(headers) : headers.map(() => null))
  return {
    sheets: await sheetsOf(ctx, source),
    options: source.options,
    headers,
    mapping: mapping ?? guessed(),
    rows: header ? records.slice(1) : records,
  }
}

/** A separator at the end of each row makes no column. */
function withoutTail(cells: string[]): string[] {
  let end = cells.length
  while (end > 1 && (cells[end - 1] ?? '').trim() === '') end--
  return cells.slice(0, end)
}

export const planOf = (source: Pick<Source, 'format' | 'options'>, mapping: Mapping): RowPlan => ({
  mapping,
  numberStyle: source.options.numberStyle,
  dateStyle: source.options.dateStyle,
  defused: source.format === 'csv',
  padded: source.format === 'xlsx',
})
