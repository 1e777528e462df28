import { describe, expect, it } from 'vitest'
import { lineBeyondLimit, orderTotals } from '#domain/orders/totals/rules.ts'

describe('the totals of an order', () => {
  it('are quantity times price of each line, their sum, and that with the shipping', () => {
    const lines = [
      { quantity: 3, unitPrice: '19.99' },
      { quantity: 1, unitPrice: '250.00' },
    ]
    expect(orderTotals(lines, '4.90')).toEqual({
      amounts: ['59.97', '250.00'],
      itemsTotal: '309.97',
      total: '314.87',
    })
  })

  it('are exact where floating-point numbers are not', () => {
    expect(orderTotals([{ quantity: 3, unitPrice: '0.10' }], '0.00').itemsTotal).toBe('0.30')
    const large = orderTotals([{ quantity: 1_000_000, unitPrice: '9999999999.99' }], '0.01')
    expect(large).toMatchObject({ itemsTotal: '9999999999990000.00', total: '9999999999990000.01' })
  })

  it('read prices however many places they are written with', () => {
    expect(orderTotals([{ quantity: 2, unitPrice: '5' }], '0.5')).toEqual({
      amounts: ['10.00'],
      itemsTotal: '10.00',
      total: '10.50',
    })
  })

  it('of an order without lines are the shipping alone', () => {
    expect(orderTotals([], '7.00')).toEqual({ amounts: [], itemsTotal: '0.00', total: '7.00' })
  })
})

describe('what an order can be worth', () => {
  const costly = { quantity: 1_000_000, unitPrice: '4000000000.00' }

  it('is as much as the database keeps to the cent', () => {
    expect(lineBeyondLimit([])).toBeUndefined()
    expect(lineBeyondLimit([costly, costly])).toBeUndefined()
  })

  it('is exceeded by the line that brings it over', () => {
    expect(lineBeyondLimit([costly, costly, costly, costly])).toBe(2)
  })
})
