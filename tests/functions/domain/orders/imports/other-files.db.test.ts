import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setMapping } from '#domain/orders'
import { bytesOf, tabs, workbook } from '../../tables/workbooks.ts'
import { type Desk, header, openDesk, rowOf } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const xmlRow = (cells: (string | number)[]) =>
  `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`

describe('an upload that is no plain table', () => {
  it('finds the sheet with the orders in a workbook, and reads another one when told to', async () => {
    const table = [header, rowOf('SHEET-1', { note: '#REF!' }), rowOf('SHEET-2')].map(xmlRow).join('')
    const cover = xmlRow(['Orders of October'])
    const file = await workbook(
      tabs([
        { name: 'Cover', rows: cover },
        { name: 'October', rows: table },
      ]),
    )
    const draft = await desk.upload(await bytesOf(file), 'october.xlsx')
    expect(draft).toMatchObject({
      sheets: ['Cover', 'October'],
      options: { sheet: 'October' },
      preview: [
        { errors: [{ column: 'Note', reason: 'The formula in this cell failed. Mend it in the file.' }] },
        { outcome: 'inserted' },
      ],
    })
    const other = await setMapping(desk.lead, draft.id, { options: { sheet: 'Cover' } })
    expect(other).toMatchObject({ columns: [{ name: 'Orders of October', field: null }] })
    await setMapping(desk.lead, draft.id, { options: { sheet: 'October' } })
    expect(await desk.run(draft.id)).toMatchObject({ counts: { read: 2, inserted: 1, rejected: 1 } })
  })

  it.each([
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'Save it as .xlsx'],
    ['a PDF', [...new TextEncoder().encode('%PDF-1.7\n1 0 obj\n')], 'This is a PDF'],
  ])('says of %s what it is and what to do', async (_name, bytes, words) => {
    await expect(desk.upload(Uint8Array.from(bytes), 'orders')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(words),
    })
  })
})
