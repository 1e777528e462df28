import { describe, expect, it } from 'vitest'
import { between } from '../../../../web/components/table/range.ts'

describe('a range of rows', () => {
  const order = ['a', 'b', 'c', 'd']

  it('goes from the row before to this one, in either direction, both included', () => {
    expect(between(order, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(between(order, 'd', 'b')).toEqual(['b', 'c', 'd'])
    expect(between(order, 'c', 'c')).toEqual(['c'])
  })

  it('is this row alone when the one before has left the list', () => {
    expect(between(order, 'gone', 'c')).toEqual(['c'])
  })
})
