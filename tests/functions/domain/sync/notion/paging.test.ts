import { describe, expect, it } from 'vitest'
import {
  after,
  type Position,
  restarted,
  type Served,
  start,
} from '../../../../../functions/domain/sync/notion/paging.ts'

const served = (over: Partial<Served>): Served => ({
  rows: [],
  nextCursor: null,
  hasMore: false,
  incomplete: false,
  ...over,
})
const row = (id: string, minute: string) => ({ id, created_time: `2026-03-01T10:${minute}:00.000Z` })
const follow = (position: Position, answer: Partial<Served>): Position => {
  const next = after(position, served(answer))
  if (!next) throw new Error('the read ended')
  return next
}

describe('reading page by page', () => {
  it('ends when nothing more is said to follow, however short the page', () => {
    expect(after(start, served({ rows: [row('a', '01')] }))).toBeNull()
  })

  it('goes on after a short or empty page that says more follows', () => {
    expect(follow(start, { hasMore: true, nextCursor: 'c1' }).startCursor).toBe('c1')
  })

  it('stops at a cursor that it has followed before, at once or in a longer circle', () => {
    const one = follow(start, { hasMore: true, nextCursor: 'c1' })
    const two = follow(one, { hasMore: true, nextCursor: 'c2' })
    expect(() => after(one, served({ hasMore: true, nextCursor: 'c1' }))).toThrow(/already given/)
    expect(() => after(two, served({ hasMore: true, nextCursor: 'c1' }))).toThrow(/already given/)
    expect(() => after(two, served({ hasMore: true }))).toThrow(/already given/)
  })

  it('starts its window again without what it followed there', () => {
    const one = follow(
      { ...start, createdFrom: '2026-03-01T10:00:00.000Z', overlap: ['a'] },
      { hasMore: true, nextCursor: 'c1' },
    )
    expect(restarted(one)).toEqual({ ...start, createdFrom: '2026-03-01T10:00:00.000Z', overlap: ['a'] })
  })
})

describe('reading past the ceiling', () => {
  it('starts a window at the last minute of creation, knowing its rows', () => {
    const first = follow(start, {
      incomplete: true,
      hasMore: true,
      nextCursor: 'c1',
      rows: [row('a', '01'), row('b', '02')],
    })
    const next = follow(first, { incomplete: true, rows: [row('c', '02')] })
    expect(next).toEqual({ ...start, createdFrom: '2026-03-01T10:02:00.000Z', overlap: ['b', 'c'] })
    expect(after(next, served({ rows: [row('b', '02'), row('d', '03')] }))).toBeNull()
  })

  it('says so when one minute holds more rows than a query can reach', () => {
    const window = follow(start, { incomplete: true, rows: [row('a', '01')] })
    expect(() => after(window, served({ incomplete: true, rows: [row('b', '01')] }))).toThrow(
      /created in one minute/,
    )
    expect(() => after(start, served({ incomplete: true }))).toThrow(/created in one minute/)
  })
})
