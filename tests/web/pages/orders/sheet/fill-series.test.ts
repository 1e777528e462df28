import { describe, expect, it } from 'vitest'
import { fillSeries } from '../../../../../web/pages/orders/sheet/fill-series.ts'

describe('filling', () => {
  it('copies one cell', () => {
    expect(fillSeries(['a'], 3, 'other')).toEqual(['a', 'a', 'a'])
    expect(fillSeries(['2026-01-31'], 2, 'day')).toEqual(['2026-01-31', '2026-01-31'])
    expect(fillSeries(['5.00'], 2, 'number')).toEqual(['5.00', '5.00'])
  })

  it('goes on with days and amounts that step evenly', () => {
    expect(fillSeries(['2026-01-30', '2026-01-31'], 2, 'day')).toEqual(['2026-02-01', '2026-02-02'])
    expect(fillSeries(['2026-01-01', '2026-01-08', '2026-01-15'], 1, 'day')).toEqual(['2026-01-22'])
    expect(fillSeries(['0.10', '0.20'], 3, 'number')).toEqual(['0.30', '0.40', '0.50'])
  })

  it('goes backwards when it is dragged up', () => {
    expect(fillSeries(['2026-03-01', '2026-03-02'], -2, 'day')).toEqual(['2026-02-27', '2026-02-28'])
    expect(fillSeries(['a', 'b'], -3, 'other')).toEqual(['b', 'a', 'b'])
  })

  it('repeats what has no even step', () => {
    expect(fillSeries(['1.00', '2.00', '4.00'], 4, 'number')).toEqual(['1.00', '2.00', '4.00', '1.00'])
    expect(fillSeries(['2026-01-01', null], 2, 'day')).toEqual(['2026-01-01', null])
    expect(fillSeries(['x', 'y'], 3, 'other')).toEqual(['x', 'y', 'x'])
  })

  it('never makes an amount negative', () => {
    expect(fillSeries(['2.00', '1.00'], 3, 'number')).toEqual(['0.00', '0.00', '0.00'])
  })
})
