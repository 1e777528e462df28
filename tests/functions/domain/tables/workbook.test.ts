import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  listSheets,
  readSheet,
  type RandomFile,
  type SheetCell,
  type SheetColumn,
  type SheetRow,
  writeWorkbook,
} from '#domain/tables/rules.ts'
import { SheetHandler, sheetLimits } from '../../../../functions/domain/tables/rules/xlsx-sheet.ts'
import { SharedStrings } from '../../../../functions/domain/tables/rules/xlsx-strings.ts'
import { fileOf, sheetUri, tabs, workbook, workbookUri } from './workbooks.ts'

const columns: SheetColumn[] = [
  { title: 'Text', kind: 'text', width: 20 },
  { title: 'Day', kind: 'day', width: 12 },
  { title: 'At', kind: 'instant', width: 17 },
  { title: 'Money', kind: 'money', width: 12 },
  { title: 'Count', kind: 'number', width: 8 },
]

async function* pagesOf(rows: SheetCell[][], size = 3) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

async function rowsOf(file: RandomFile, sheet?: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const piece of readSheet(file, sheet)) rows.push(...piece)
  return rows
}

const written = async (rows: SheetCell[][], cols = columns) =>
  fileOf(await new Response(writeWorkbook('Orders', cols, pagesOf(rows))).bytes())

describe('a workbook that was written here', () => {
  it('comes back with its header, days, times, amounts and numbers', async () => {
    const file = await written([
      ['Müller & Söhne <"x">', '2026-01-31', '2026-01-31 12:30', '1234.50', 3],
      ['', '1899-01-01', '2026-12-31 23:59', '-0.10', null],
    ])
    expect(await rowsOf(file)).toEqual([
      { row: 1, cells: ['Text', 'Day', 'At', 'Money', 'Count'] },
      { row: 2, cells: ['Müller & Söhne <"x">', '2026-01-31', '2026-01-31T12:30', '1234.5', '3'] },
      { row: 3, cells: ['', '1899-01-01', '2026-12-31T23:59', '-0.1'] },
    ])
  })

  it('keeps any text, also line breaks, control characters and what looks like an escape', async () => {
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('_x000D_', 'a\r\nb', ' x ', '\u0001', '=1+1'),
      ),
      { minLength: 1, maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const rows = await rowsOf(
          await written(
            list.map((text) => [text]),
            [{ title: 'T', kind: 'text', width: 9 }],
          ),
        )
        const stored = new Map(rows.map(({ row, cells }) => [row, cells[0]]))
        expect(list.map((_, i) => stored.get(i + 2) ?? '')).toEqual(list)
      }),
      { numRuns: 25 },
    )
  })

  it('breaks when its rows do', async () => {
    async function* failing() {
      yield [['a', null, null, null, 1]]
      throw new Error('the database is away')
    }
    const response = new Response(writeWorkbook('Orders', columns, failing()))
    await expect(response.bytes()).rejects.toThrow()
  })
})

describe('a workbook from another program', () => {
  it('is read with shared and rich texts, days of any style, results of formulas, and gaps', async () => {
    const file = await workbook(
      {},
      `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><f>A1</f><v>sum</v></c></row>
       <row r="5"><c r="A5" s="1"><v>46053</v></c><c r="B5" s="2"><v>46053.5</v></c><c r="C5" s="3"><v>7</v></c><c r="D5" s="4"><v>1</v></c><c r="E5" t="b"><v>1</v></c><c r="F5"><v>12.100000000000001</v></c><c r="G5" t="e"><v>#N/A</v></c></row>`,
    )
    expect(await rowsOf(file)).toEqual([
      { row: 2, cells: ['plain', '', 'rich ', 'sum'] },
      { row: 5, cells: ['2026-01-31', '2026-01-31T12:00', '7', '1900-01-01', 'TRUE', '12.1', '#N/A'] },
    ])
  })

  it('is read from the sheet that is asked for, by default the first that people see', async () => {
    const cell = (text: string) => `<row><c t="str"><v>${text}</v></c></row>`
    const file = await workbook(
      tabs([
        { name: 'Old', state: 'hidden', rows: cell('old') },
        { name: 'Cover', rows: cell('cover') },
        { name: 'Q&amp;A', rows: cell('table') },
      ]),
    )
    expect(await listSheets(file)).toEqual(['Cover', 'Q&A'])
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: ['cover'] }])
    expect(await rowsOf(file, 'Q&A')).toEqual([{ row: 1, cells: ['table'] }])
    await expect(rowsOf(file, 'Gone')).rejects.toMatchObject({ message: expect.stringContaining('“Gone”') })
  })

  it('counts days from 1904 where it says so', async () => {
    const parts = {
      'xl/workbook.xml': `<workbook xmlns="${sheetUri}" xmlns:r="${workbookUri}"><workbookPr date1904="1"/><sheets><sheet name="D" r:id="r1"/></sheets></workbook>`,
    }
    const rows = await rowsOf(await workbook(parts, '<row><c s="1"><v>44591</v></c></row>'))
    expect(rows).toEqual([{ row: 1, cells: ['2026-01-31'] }])
  })

  it.each([
    ['a zip without a workbook', { '_rels/.rels': null }, ''],
    ['a sheet that is not there', { 'xl/worksheets/sheet1.xml': null }, ''],
    ['a text that is not there', {}, '<row><c t="s"><v>99</v></c></row>'],
    ['rows out of order', {}, '<row r="3"/><row r="2"/>'],
    ['a cell far to the right', {}, '<row><c r="XFD1"><v>1</v></c></row>'],
    [
      'XML that is cut off',
      { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheetUri}"><sheetData><row>` },
      '',
    ],
    [
      'an entity bomb',
      { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>' },
      '',
    ],
  ])('is refused as %s', async (_name, parts, sheet) => {
    await expect(workbook(parts, sheet).then(rowsOf)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is refused as a zip bomb, by what it unpacks to', async () => {
    const bomb = `<sst xmlns="${sheetUri}"><si><t>${'a'.repeat(1_000_000)}</t></si>`
    const file = await workbook({
      'xl/sharedStrings.xml': bomb + bomb.slice(bomb.indexOf('<si>')).repeat(39) + '</sst>',
    })
    expect(file.bytes).toBeLessThan(200_000)
    await expect(rowsOf(file)).rejects.toMatchObject({ code: 'too_large' })
  })

  it('is refused when it is damaged anywhere', async () => {
    const whole = await new Response(
      await (await workbook({}, '<row><c><v>1</v></c></row>')).read(0, 1e6),
    ).bytes()
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 25)) {
      const damaged = whole.slice()
      damaged.fill(0xff, at, at + 12)
      const outcome = await rowsOf(fileOf(damaged)).then(
        (rows) => rows,
        (error: unknown) => error,
      )
      // Some bytes are of no consequence, such as a date; the others must lead to a refusal that people can read.
      if (!Array.isArray(outcome)) expect(outcome).toMatchObject({ name: 'DomainError' })
    }
    await expect(rowsOf(fileOf(whole.slice(0, whole.length / 2)))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('can be left after its first rows', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row><c t="inlineStr"><is><t>${i} ${crypto.randomUUID()}</t></is></c></row>`,
    )
    let read = 0
    for await (const piece of readSheet(await workbook({}, rows.join('')))) {
      read += piece.length
      if (read > 10) break
    }
    expect(read).toBeLessThan(20_000)
  })
})

describe('a sheet of more cells than can be unpacked in one go', () => {
  it('is refused at the first cell too many, empty ones counted, and says what to do', () => {
    const parts = {
      sheet: '',
      strings: undefined,
      dateStyles: new Set<number>(),
      since1904: false,
    }
    const sheet = new SheetHandler(parts, new SharedStrings())
    const uri = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const pass = () => {
      sheet.open('c', uri, [])
      sheet.close()
    }
    sheet.open('row', uri, [])
    for (let cell = 0; cell < sheetLimits.cells; cell++) pass()
    expect(pass).toThrow(
      expect.objectContaining({ code: 'too_large', message: expect.stringContaining('CSV') }),
    )
  })
})
