import { describe, expect, it } from 'vitest'
import { CsvReader } from '#domain/tables/rules.ts'
import { type Batch, batchesOf, type Mapping } from '../../../../../functions/domain/orders/imports/rules.ts'

async function batches(text: string, mapping: Mapping, most = 100): Promise<Batch[]> {
  const reader = new CsvReader({ encoding: 'utf-8', delimiter: ',', counts: 'lines' })
  async function* records() {
    const bytes = new TextEncoder().encode(text)
    for (let at = 0; at < bytes.length; at += 16) yield reader.write(bytes.slice(at, at + 16))
    yield reader.end()
  }
  const plan = { mapping, numberStyle: 'point', dateStyle: 'auto', defused: true, padded: false } as const
  const all: Batch[] = []
  for await (const batch of batchesOf(records(), plan, most)) all.push(batch)
  return all
}

const codesOf = (batch: Batch | undefined) =>
  batch?.rejected.map(({ line, errors }) => [line, ...errors.map(({ code }) => code)])

const withLines = ['number', 'note', 'sku', 'quantity'] as const

describe('rows', () => {
  it('of one number are one order with lines, as long as they follow each other', async () => {
    const [batch] = await batches('A,n,x,1\nA,,y,2\nB,n,x,3\nA,n,z,1\n', withLines)
    expect(batch?.orders.map(({ number, rows }) => [number, rows.map(({ values }) => values.sku)])).toEqual([
      ['A', ['x', 'y']],
      ['B', ['x']],
    ])
    expect(codesOf(batch)).toEqual([[4, 'repeated']])
    expect(batch?.rejected[0]?.errors[0]?.detail).toBe(1)
  })

  it('are an order each where the file has no lines', async () => {
    const [batch] = await batches('A,n\nA,m\n', ['number', 'note'])
    expect(batch?.orders).toHaveLength(1)
    expect(codesOf(batch)).toEqual([[2, 'repeated']])
  })

  it('of an order are refused together', async () => {
    const [batch] = await batches('A,n,x,1\nA,n,x,none\nA,n,x,1\nB,n,x,1\n', withLines)
    expect(codesOf(batch)).toEqual([
      [1, 'sibling'],
      [2, 'quantity'],
      [3, 'sibling'],
    ])
    expect(batch?.orders.map(({ number }) => number)).toEqual(['B'])
  })

  it('of an order must agree; what a further row leaves empty agrees', async () => {
    const [batch] = await batches('A,n,x,1\nA,other,x,1\nB,n,x,1\nB,,x,1\n', withLines)
    expect(codesOf(batch)).toEqual([
      [1, 'sibling'],
      [2, 'differs'],
    ])
    expect(batch?.orders.map(({ number }) => number)).toEqual(['B'])
  })

  it('without a product are an order without lines, alone', async () => {
    const [batch] = await batches('A,n,,\nB,n,,3\nC,n,x,1\nC,n,,\nD,n,x,\n', withLines)
    expect(batch?.orders.map(({ number }) => number)).toEqual(['A'])
    expect(codesOf(batch)).toEqual([
      [2, 'required'],
      [3, 'sibling'],
      [4, 'required'],
      [5, 'required'],
    ])
  })

  it('are at most 500 to an order', async () => {
    const [batch] = await batches('A,n,x,1\n'.repeat(503) + 'B,n,x,1\n', withLines, 1000)
    const codes = codesOf(batch) ?? []
    expect(codes).toHaveLength(503)
    expect(codes[0]).toEqual([1, 'tooManyLines'])
    expect(codes.at(-1)).toEqual([503, 'sibling'])
    expect(batch?.orders.map(({ number }) => number)).toEqual(['B'])
  })
})

describe('batches', () => {
  it('hold whole orders and end where the next begins', async () => {
    const text = 'A,n,x,1\nA,n,x,1\nA,n,x,1\nÜ,n,x,1\n"C\n",n,x,1\nD,n,x,1\n'
    const all = await batches(text, withLines, 2)
    expect(all.map(({ rows }) => rows)).toEqual([3, 2, 1])
    const bytes = new TextEncoder().encode(text)
    const rest = all.map(({ next }) => new TextDecoder().decode(bytes.subarray(next.offset)))
    expect(rest.map((part) => part[0] ?? '')).toEqual(['Ü', 'D', ''])
    expect(all.map(({ next }) => next.line)).toEqual([4, 7, 8])
  })
})
