import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTabular, toHtmlTable, toTabular } from '../../../../../web/pages/orders/sheet/tabular-text.ts'

describe('text from the clipboard', () => {
  it.each([
    ['one cell', 'a', [['a']]],
    [
      'cells and rows with Windows line ends, the last one at the very end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty cells and an empty row between', 'a\t\n\n\tb', [['a', ''], [''], ['', 'b']]],
    ['a quoted cell of several lines', '"two\r\nlines"\tb', [['two\nlines', 'b']]],
    ['doubled quotes', '"say ""hi"""\tb', [['say "hi"', 'b']]],
    ['a quote that is part of the text', '12" disc\t5', [['12" disc', '5']]],
    ['a quote that is never closed', '"open\tb', [['"open', 'b']]],
    ['a quoted word followed by more', '"a" b\tc', [['"a" b', 'c']]],
    ['nothing', '', [['']]],
  ])('is read as cells: %s', (_name, text, cells) => {
    expect(parseTabular(text)).toEqual(cells)
  })

  it('is read back as it was written, whatever the cells hold', () => {
    const cell = string({ unit: constantFrom('a', '"', '\t', '\n', ' ', ',', 'é') })
    const block = array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    assert(
      property(block, (cells) => {
        expect(parseTabular(toTabular(cells))).toEqual(cells)
      }),
    )
  })

  it('is written as a table, too, without letting text become markup', () => {
    expect(toHtmlTable([['<b>', 'a\nb']])).toBe('<table><tr><td>&lt;b&gt;</td><td>a<br>b</td></tr></table>')
  })
})
