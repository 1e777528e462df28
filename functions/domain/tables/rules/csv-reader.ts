import { DomainError } from '../../errors.ts'

/** A text of records. Both encodings have ASCII as it is, so that its marks can be found in the bytes. */
export interface CsvFormat {
  encoding: 'utf-8' | 'windows-1252'
  /** One ASCII character. */
  delimiter: string
  /** What `line` counts: line breaks, also those in quotes, or records, as the rows of a spreadsheet. */
  counts: 'lines' | 'records'
}

/** Where reading begins: a byte that begins a record, and the number of its line, from 1. */
export interface CsvPlace {
  offset: number
  line: number
}

export interface CsvRecord {
  line: number
  /** Where the next record begins. */
  next: CsvPlace
  /** Text follows a closing quote: what was meant is not known. */
  stray: boolean
  /** Decoded when it is asked for. */
  cells(): string[]
}

/** In bytes of one record. An unclosed quote would otherwise swallow the file. */
export const longestRecord = 262_144

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d]
const nothing = new Uint8Array()

/**
 * Splits RFC 4180 text into records as its bytes arrive, with the exact byte at which each of them ends. Blank lines are passed over. A quote opens
 * only at the beginning of a cell. It holds one unfinished record at most. Throws `invalid` for a quote that is never closed and for a byte zero.
 */
export class CsvReader {
  private readonly format: CsvFormat
  private readonly decoder: TextDecoder
  private readonly delimiter: number
  private bytes: Uint8Array = nothing
  private at = 0
  /** Of the first byte that is held. */
  private offset: number
  private line: number

  constructor(format: CsvFormat, from: CsvPlace = { offset: 0, line: 1 }) {
    this.format = format
    this.decoder = new TextDecoder(format.encoding, { fatal: false, ignoreBOM: true })
    this.delimiter = format.delimiter.charCodeAt(0)
    this.offset = from.offset
    this.line = from.line
  }

  /** The records that are complete with these bytes. */
  write(chunk: Uint8Array): CsvRecord[] {
    const zero = chunk.indexOf(0)
    if (zero >= 0)
      throw refused(
        `The file is no text: it has a zero at byte ${this.offset + this.bytes.length - this.at + zero}.`,
      )
    this.hold(chunk)
    return this.read(false)
  }

  end(): CsvRecord[] {
    return this.read(true)
  }

  /** Where the next record begins, after those that were answered. */
  place(): CsvPlace {
    return { offset: this.offset + this.at, line: this.line }
  }

  private hold(chunk: Uint8Array): void {
    const rest = this.bytes.subarray(this.at)
    this.offset += this.at
    this.at = 0
    if (rest.length === 0) {
      this.bytes = chunk
      return
    }
    this.bytes = new Uint8Array(rest.length + chunk.length)
    this.bytes.set(rest)
    this.bytes.set(chunk, rest.length)
  }

  private read(final: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    while (this.at < this.bytes.length) {
      const found = this.scan(final)
      if (!found) break
      this.at = found.next
      const line = this.line
      this.line += this.format.counts === 'records' ? 1 : found.breaks
      if (found.end > found.start) records.push(this.record(found, line))
    }
    return records
  }

  private record({ start, end, quoted, stray }: Found, line: number): CsvRecord {
    const { bytes, decoder, format } = this
    return {
      line,
      next: this.place(),
      stray,
      cells: () => {
        const text = decoder.decode(bytes.subarray(start, end))
        return quoted ? splitQuoted(text, format.delimiter) : text.split(format.delimiter)
      },
    }
  }

  /** Finds the end of the record at hand, undefined when it goes on in the next bytes. */
  private scan(final: boolean): Found | undefined {
    const { bytes, delimiter, at: start } = this
    const found: Found = { start, end: 0, next: 0, breaks: 1, quoted: false, stray: false }
    let cellBegins = true
    for (let i = start; i < bytes.length; i++) {
      const byte = bytes[i]
      if (byte === lineFeed || byte === carriageReturn) {
        if (byte === carriageReturn && i + 1 === bytes.length && !final) return this.tooLong(start)
        const two = byte === carriageReturn && bytes[i + 1] === lineFeed
        return Object.assign(found, { end: i, next: i + (two ? 2 : 1) })
      }
      if (byte === quote && cellBegins) {
        const closing = this.closingQuote(i, found)
        if (closing < 0) return this.unclosed(start, final)
        if (closing + 1 === bytes.length && !final) return this.tooLong(start)
        const after = bytes[closing + 1] ?? lineFeed
        found.stray ||= after !== delimiter && after !== lineFeed && after !== carriageReturn
        i = closing
        cellBegins = false
      } else cellBegins = byte === delimiter
    }
    if (!final) return this.tooLong(start)
    return Object.assign(found, { end: bytes.length, next: bytes.length })
  }

  private closingQuote(opening: number, found: Found): number {
    const { bytes } = this
    found.quoted = true
    let from = opening + 1
    for (;;) {
      const closing = bytes.indexOf(quote, from)
      found.breaks += breaksIn(bytes, from, closing < 0 ? bytes.length : closing)
      if (closing < 0 || bytes[closing + 1] !== quote) return closing
      from = closing + 2
    }
  }

  private unclosed(start: number, final: boolean): undefined {
    if (final || this.bytes.length - start > longestRecord)
      throw refused(
        `A quote in the row that begins in line ${this.line} is never closed. Close it, or choose another separator.`,
      )
  }

  private tooLong(start: number): undefined {
    if (this.bytes.length - start > longestRecord)
      throw refused(
        `The row in line ${this.line} is longer than ${longestRecord / 1024} kB. Is this a table?`,
      )
  }
}

interface Found {
  start: number
  end: number
  next: number
  breaks: number
  quoted: boolean
  stray: boolean
}

function breaksIn(bytes: Uint8Array, from: number, to: number): number {
  let breaks = 0
  for (let i = from; i < to; i++) {
    if (bytes[i] === lineFeed || (bytes[i] === carriageReturn && bytes[i + 1] !== lineFeed)) breaks++
  }
  return breaks
}

function splitQuoted(text: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let at = 0; at <= text.length;) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    cells.push(cell)
    at = end + 1
  }
  return cells
}

function plainCell(text: string, at: number, delimiter: string) {
  const found = text.indexOf(delimiter, at)
  const end = found < 0 ? text.length : found
  return { cell: text.slice(at, end), end }
}

function quotedCell(text: string, at: number, delimiter: string) {
  let closing = text.indexOf('"', at + 1)
  let doubled = false
  while (text[closing + 1] === '"') {
    doubled = true
    closing = text.indexOf('"', closing + 2)
  }
  const inside = text.slice(at + 1, closing)
  // What strays behind the closing quote is kept, so that the cell can be shown as it is.
  const rest = plainCell(text, closing + 1, delimiter)
  return { cell: (doubled ? inside.replaceAll('""', '"') : inside) + rest.cell, end: rest.end }
}

const refused = (message: string) =>
  new DomainError('invalid', message, { errors: [{ path: 'file', message }] })
