import {
  CsvReader,
  type CsvPlace,
  type CsvRecord,
  markOf,
  type RandomFile,
  readSheet,
  sampleBytes,
} from '#domain/tables/rules.ts'
import type { Ctx } from '../../../context.ts'
import { DomainError } from '../../../errors.ts'
import type { ImportOptions, OrderImport } from '../contract.ts'

/** A stored file and how it is read. */
export interface Source {
  id: string
  format: OrderImport['format']
  bytes: number
  options: ImportOptions
}

/** The file as it was sent. */
export const fileKey = (id: string) => `order-imports/${id}/file`
/** Its rows as text in UTF-8 with commas, where the file is something else. */
export const rowsKey = (id: string) => `order-imports/${id}/rows.csv`

/** Whether the rows have to be written down as text before they can be read from any byte on. */
export const needsConversion = ({ format, options }: Pick<Source, 'format' | 'options'>): boolean =>
  format === 'xlsx' || options.encoding === 'utf-16le' || options.encoding === 'utf-16be'

/** The beginning of the file as it was sent. */
export async function readHead(ctx: Ctx, id: string): Promise<Uint8Array> {
  const begin = new Uint8Array(sampleBytes)
  let filled = 0
  for await (const chunk of await bodyOf(ctx, fileKey(id), { offset: 0, length: sampleBytes })) {
    begin.set(chunk.subarray(0, sampleBytes - filled), filled)
    filled += chunk.length
  }
  return begin.subarray(0, Math.min(filled, sampleBytes))
}

/** Throws `not_found` when the file was deleted. */
export async function bodyOf(
  ctx: Ctx,
  key: string,
  range?: { offset: number; length?: number },
): Promise<ReadableStream<Uint8Array>> {
  const found = await ctx.files.read(key, range)
  if (found) return found.body
  throw notKept()
}

export const notKept = () => new DomainError('not_found', 'The file is not kept any more. Upload it again.')

/** The workbook, of which any part can be asked for. */
export const workbookOf = (ctx: Ctx, { id, bytes }: Pick<Source, 'id' | 'bytes'>): RandomFile => ({
  bytes,
  read: (offset, length) => bodyOf(ctx, fileKey(id), { offset, length }),
})

/** Reads the rows from a place on; they must have been converted where that is needed. */
export function openRows(source: Source, from: CsvPlace): CsvReader {
  const { format, options } = source
  if (!needsConversion(source)) {
    const encoding = options.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8'
    return new CsvReader({ encoding, delimiter: options.delimiter, counts: 'lines' }, from)
  }
  const delimiter = format === 'xlsx' ? ',' : options.delimiter
  return new CsvReader(
    { encoding: 'utf-8', delimiter, counts: format === 'xlsx' ? 'records' : 'lines' },
    from,
  )
}

export const rowsFileOf = (source: Source): string =>
  needsConversion(source) ? rowsKey(source.id) : fileKey(source.id)

/** The records from a place on, as they arrive. */
export async function* readRecords(ctx: Ctx, source: Source, from: CsvPlace): AsyncGenerator<CsvRecord[]> {
  const reader = openRows(source, from)
  for await (const chunk of await bodyOf(ctx, rowsFileOf(source), { offset: from.offset }))
    yield reader.write(chunk)
  yield reader.end()
}

/** Where the rows begin: behind the byte order mark. */
export async function beginning(ctx: Ctx, source: Source): Promise<CsvPlace> {
  if (needsConversion(source)) return { offset: 0, line: 1 }
  return { offset: markOf(await readHead(ctx, source.id), source.options.encoding), line: 1 }
}

const headRows = 200

/** The first rows, read without anything being stored. */
export async function readHeadRows(ctx: Ctx, source: Source): Promise<CsvRecord[]> {
  if (source.format === 'xlsx') return headOfSheet(workbookOf(ctx, source), source.options.sheet)
  const begin = await readHead(ctx, source.id)
  const { encoding, delimiter } = source.options
  const bytes = begin.subarray(markOf(begin, encoding))
  const text = needsConversion(source)
    ? new TextEncoder().encode(new TextDecoder(encoding, { fatal: false, ignoreBOM: true }).decode(bytes))
    : bytes
  const reader = new CsvReader({
    encoding: encoding === 'windows-1252' ? 'windows-1252' : 'utf-8',
    delimiter,
    counts: 'lines',
  })
  const records = reader.write(text)
  // The last row of a longer file is cut off somewhere.
  if (begin.length === source.bytes) records.push(...rest(reader))
  return records.slice(0, headRows)
}

/** What is left of a short file. A quote that is never closed may be the wrong separator's fault; the run will tell. */
function rest(reader: CsvReader): CsvRecord[] {
  try {
    return reader.end()
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}

async function headOfSheet(workbook: RandomFile, sheet: string | undefined): Promise<CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const rows of readSheet(workbook, sheet)) {
    for (const { row, cells } of rows)
      records.push({ line: row, next: { offset: 0, line: row + 1 }, stray: false, cells: () => cells })
    if (records.length >= headRows) break
  }
  return records.slice(0, headRows)
}
