import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CsvReader,
  type CsvFormat,
  type CsvPlace,
  type CsvRecord,
  longestRecord,
} from '#domain/tables/rules.ts'
import { csvRow } from '../../../../functions/domain/csv.ts'

const plain: CsvFormat = { encoding: 'utf-8', delimiter: ',', counts: 'lines' }
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** All records of a text that arrives in pieces of so many bytes. */
function read(
  text: string | Uint8Array,
  format = plain,
  { piece = 7, from }: { piece?: number; from?: CsvPlace } = {},
) {
  const bytes = (typeof text === 'string' ? bytesOf(text) : text).subarray(from?.offset ?? 0)
  const reader = new CsvReader(format, from)
  const records: CsvRecord[] = []
  // Cells are read at once or at the end, as callers like.
  for (let at = 0; at < bytes.length; at += piece) records.push(...reader.write(bytes.slice(at, at + piece)))
  return [...records, ...reader.end()]
}

const cellsOf = (records: CsvRecord[]) => records.map((record) => record.cells())

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[a-z",;\r\n' ]{0,12}$/),
  fc.constantFrom('', '"', '""', '\n', '\r\n', 'ünï', '😀', '日本', '=1+1'),
)
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.array(
    fc.array(
      cell.map((text) => text.replaceAll('\0', '')),
      { minLength: width, maxLength: width },
    ),
    { maxLength: 12 },
  ),
)

const quoted = (rows: string[][], delimiter: string, end: string) =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + end).join('')

describe('a table as CSV', () => {
  it('comes back cell by cell, whatever is in it and however it arrives', () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, piece, end) => {
          expect(cellsOf(read(quoted(rows, ';', end), { ...plain, delimiter: ';' }, { piece }))).toEqual(rows)
        },
      ),
    )
  })

  it('is read as another reader reads it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map(csvRow).join('')
        const expected = parse(text, {
          relax_column_count: true,
          record_delimiter: ['\r\n'],
          skip_empty_lines: true,
        })
        const own = cellsOf(read(text)).filter((cells) => cells.length > 1)
        expect(own).toEqual(expected)
      }),
    )
  })

  it('can be read from the byte at which any record ends, with the same lines', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, piece) => {
        const text = quoted(rows, ',', '\r\n')
        const all = read(text)
        all.forEach((record, i) => {
          const rest = read(text, plain, { from: record.next, piece })
          expect(cellsOf(rest)).toEqual(rows.slice(i + 1))
          expect(rest.map(({ line }) => line)).toEqual(all.slice(i + 1).map(({ line }) => line))
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('the reader', () => {
  it('counts the lines of the file, also those in quotes and the blank ones', () => {
    const records = read('a,b\n\n"x\ny",2\r\n3,4')
    expect(records.map(({ line }) => line)).toEqual([1, 3, 5])
    expect(cellsOf(records)).toEqual([
      ['a', 'b'],
      ['x\ny', '2'],
      ['3', '4'],
    ])
  })

  it('counts records where the rows of a sheet are meant', () => {
    const records = read('a,b\n\n"x\ny",2\n3,4\n', { ...plain, counts: 'records' })
    expect(records.map(({ line }) => line)).toEqual([1, 3, 4])
  })

  it('reads what Windows writes', () => {
    const bytes = Uint8Array.of(0x4d, 0xfc, 0x6e, 0x3b, 0x80, 0x0a)
    expect(cellsOf(read(bytes, { encoding: 'windows-1252', delimiter: ';', counts: 'lines' }))).toEqual([
      ['Mün', '€'],
    ])
  })

  it('takes a quote in the middle of a cell for what it is', () => {
    expect(cellsOf(read('1,a 5" pipe,x\n'))).toEqual([['1', 'a 5" pipe', 'x']])
  })

  it('marks a row with text behind a closing quote, and goes on behind it', () => {
    const records = read('"a"b,2\n"c",3\n')
    expect(records.map(({ stray }) => stray)).toEqual([true, false])
    expect(cellsOf(records)).toEqual([
      ['ab', '2'],
      ['c', '3'],
    ])
  })

  it('names the line of a quote that is never closed', () => {
    expect(() => read('a,b\n1,"oops\n2,3\n')).toThrow(/line 2 is never closed/)
  })

  it('gives up on an unclosed quote long before the end of a large file', () => {
    const reader = new CsvReader(plain)
    const rest = bytesOf('x,y\n'.repeat(16_384))
    reader.write(bytesOf('a,"b\n'))
    let pieces = 0
    expect(() => {
      for (; pieces < 100; pieces++) reader.write(rest)
    }).toThrow(/never closed/)
    expect(pieces * rest.length).toBeLessThan(longestRecord + 2 * rest.length)
  })

  it('refuses a row without an end and bytes that are no text', () => {
    expect(() => read('x'.repeat(longestRecord + 10_000), plain, { piece: 4096 })).toThrow(/longer than/)
    expect(() => read(Uint8Array.of(0x61, 0x2c, 0, 0x62))).toThrow(/zero at byte 2/)
  })
})
