import { describe, expect, it } from 'vitest'
import { isZip, markOf, sniffDelimiter, sniffEncoding } from '#domain/tables/rules.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('the encoding of a file', () => {
  it('is told by its byte order mark', () => {
    expect(sniffEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({ encoding: 'utf-8', mark: 3 })
    expect(sniffEncoding(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toEqual({ encoding: 'utf-16le', mark: 2 })
    expect(sniffEncoding(Uint8Array.of(0xfe, 0xff, 0, 0x61))).toEqual({ encoding: 'utf-16be', mark: 2 })
  })

  it('is UTF-8 when it can be, also where a character is cut off at the end of the sample', () => {
    expect(sniffEncoding(bytesOf('Köln').subarray(0, 2))).toEqual({ encoding: 'utf-8', mark: 0 })
    expect(sniffEncoding(Uint8Array.of(0x4b, 0xf6, 0x6c, 0x6e))).toEqual({
      encoding: 'windows-1252',
      mark: 0,
    })
  })

  it('has a mark only where that encoding would have it', () => {
    expect(markOf(Uint8Array.of(0xef, 0xbb, 0xbf), 'utf-8')).toBe(3)
    expect(markOf(Uint8Array.of(0xef, 0xbb, 0xbf), 'windows-1252')).toBe(0)
  })
})

describe('the separator', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'Name;Preis;Ort\nA;1,50;Köln\nB;2,50;Bonn\n'],
    ['\t', 'a\tb, c\td\n1\t2, 3\t4\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'just one column\nwith rows\n'],
    [';', 'a;b\n"x, y, z";"1,2,3"\n"p";"q, r"\n'],
  ])('is %j', (delimiter, text) => {
    expect(sniffDelimiter(bytesOf(text))).toBe(delimiter)
  })

  it('is found although a quote is never closed', () => {
    expect(sniffDelimiter(bytesOf('a;b\n1;2\n3;"oops\n4;5\n'))).toBe(';')
  })
})

it('a workbook is told by its first bytes', () => {
  expect(isZip(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe(true)
  expect(isZip(bytesOf('PK,SKU'))).toBe(false)
})
