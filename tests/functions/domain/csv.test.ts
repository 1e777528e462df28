import { describe, expect, it } from 'vitest'
import { csvHead, csvRow, toCsv, withoutDefusing } from '../../../functions/domain/csv.ts'

const lines = (text: string) => text.slice(1).split('\r\n')

describe('a CSV export', () => {
  it('begins with a byte order mark, ends every line with CRLF and keeps empty cells', () => {
    expect(toCsv(['Name', 'Budget'], [['Zürich', null]])).toBe('\uFEFFName,Budget\r\nZürich,\r\n')
  })

  it.each(['=1+1', '+49 30', '-danger', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1'])(
    'defuses %j, in cells and in headers',
    (text) => {
      const [header, cell] = lines(toCsv([text], [[text]]).replaceAll(/(?<!\r)\n|\r(?!\n)/g, ' '))
      expect(header?.replace(/^"/, '')).toMatch(/^'/)
      expect(cell?.replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it('leaves numbers alone, negative ones and exact decimals too', () => {
    expect(lines(toCsv(['a', 'b', 'c'], [[-12.5, '-1250.50', '10']]))[1]).toBe('-12.5,-1250.50,10')
  })

  it('quotes separators, quotes, line breaks and outer blanks', () => {
    const [, row] = lines(toCsv(['a', 'b', 'c', 'd'], [['a,b', 'say "no"', ' x ', 'x;y']]))
    expect(row).toBe('"a,b","say ""no"""," x ","x;y"')
    expect(toCsv(['a'], [['two\nlines']])).toContain('"two\nlines"')
  })

  it('can be written row by row', () => {
    expect(csvHead(['a']) + csvRow(['x']) + csvRow([null])).toBe(toCsv(['a'], [['x'], [null]]))
  })

  it.each(['=1+1', "'=1+1", "''-x", '-5', "'-5", "'quoted'", "it's", '', "'"])(
    'gives %j back to who reads the cell as it was written',
    (text) => {
      const cell = csvRow([text]).trimEnd().replace(/^"|"$/g, '')
      expect(withoutDefusing(cell)).toBe(text)
    },
  )
})
