import { describe, expect, it } from 'vitest'
import { sortRows } from '../../../web/components/sort-rows.ts'

const rows = [
  { name: 'Beacon', score: 9 },
  { name: 'atlas', score: null },
  { name: 'Cedar', score: 10 },
]
type Row = (typeof rows)[number]
const columns = [
  { id: 'name', sortBy: (row: Row) => row.name },
  { id: 'score', sortBy: (row: Row) => row.score },
  { id: 'plain' },
]
const sorted = (sort: string | undefined) => sortRows(rows, columns, sort).map((row) => row.name)

describe('sorting a small table', () => {
  it('orders text as people do and numbers by size', () => {
    expect(sorted('name')).toEqual(['atlas', 'Beacon', 'Cedar'])
    expect(sorted('-name')).toEqual(['Cedar', 'Beacon', 'atlas'])
  })

  it('puts rows without a value last in both directions', () => {
    expect(sorted('score')).toEqual(['Beacon', 'Cedar', 'atlas'])
    expect(sorted('-score')).toEqual(['Cedar', 'Beacon', 'atlas'])
  })

  it.each([undefined, '', 'plain', 'unknown'])('leaves the order alone for %s', (sort) => {
    expect(sorted(sort)).toEqual(['Beacon', 'atlas', 'Cedar'])
  })
})
