import { DomainError } from '../../errors.ts'
import { CsvReader, type CsvRecord } from './csv-reader.ts'

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Enough to tell what a file is; callers read no more of it. */
export const sampleBytes = 65_536

/** A zip file, which is what a workbook is. */
export const isZip = (begin: Uint8Array): boolean =>
  begin[0] === 0x50 && begin[1] === 0x4b && begin[2] === 3 && begin[3] === 4

/** What a file is that is sent in place of a table, and what to do; undefined when it may be one. */
export function sniffOther(begin: Uint8Array): string | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, i) => begin[i] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return 'This is an old Excel file (.xls), or a workbook with a password. Save it as .xlsx without a password, or as CSV.'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'This is a PDF, not a table. Save the table as .xlsx or .csv.'
  return undefined
}

export interface TextKind {
  encoding: TextEncoding
  /** Bytes of the byte order mark. */
  mark: number
}

/** By the byte order mark; without one UTF-8 where the beginning is valid as such, otherwise what Windows writes in the West. */
export function sniffEncoding(begin: Uint8Array): TextKind {
  const [first, second, third] = begin
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 }
  return { encoding: isUtf8(begin) ? 'utf-8' : 'windows-1252', mark: 0 }
}

/** The length of a byte order mark that an encoding would have here. */
export const markOf = (begin: Uint8Array, encoding: TextEncoding): number => {
  const found = sniffEncoding(begin)
  return found.encoding === encoding ? found.mark : 0
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // A character that is cut off at the end is no fault.
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const comparedRecords = 50

/** The separator that cuts the first rows into the same number of cells, more than one; the comma when none does. */
export function sniffDelimiter(sample: Uint8Array): Delimiter {
  let [best, bestScore]: [Delimiter, number] = [',', 0]
  for (const delimiter of delimiters) {
    const score = evenness(headOf(sample, delimiter))
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

/** The first records of a sample in UTF-8 or an encoding like it; none when a quote in it is never closed. */
function headOf(sample: Uint8Array, delimiter: string): CsvRecord[] {
  try {
    const reader = new CsvReader({ encoding: 'windows-1252', delimiter, counts: 'records' })
    return reader.write(sample).slice(0, comparedRecords)
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}

/** The share of records as wide as most are; wider tables and clean quotes count a little more. */
function evenness(records: CsvRecord[]): number {
  const widths = new Map<number, number>()
  for (const record of records) {
    const width = record.cells().length
    widths.set(width, (widths.get(width) ?? 0) + (record.stray ? 0.5 : 1))
  }
  const [width, count] = [...widths].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return width < 2 ? 0 : count / records.length + Math.min(width, 50) / 1000
}
