import { describe, expect, it } from 'vitest'
import type { PortfolioSummary } from '#domain/insights/contract.ts'
import { monthsOf } from '../../../../../web/pages/portfolio/dashboard/money-months.ts'

type Month = PortfolioSummary['months'][number]

const month = (day: string, budget: string, { total = budget, currency = 'EUR' } = {}): Month => {
  const rest = { committed: '0', actual: '0', forecast: '0', variance: '0' }
  return { month: day, currency, budget, ...rest, cumulative: { budget: total, ...rest } }
}

const summary = (day: string, months: Month[]): PortfolioSummary => ({
  day,
  months,
  attention: { total: 0, items: [] },
  upcoming: [],
  programs: [],
})

const budgets = (found: ReturnType<typeof monthsOf>) =>
  found.map((one) => [one.month, one.budget, one.cumulative.budget])

describe('the months of a currency', () => {
  it('have no gaps: a month without money adds nothing and keeps the running total', () => {
    const months = [month('2025-11-01', '10', { total: '17' }), month('2026-02-01', '5', { total: '22' })]
    expect(budgets(monthsOf(summary('2026-02-15', months), 'EUR'))).toEqual([
      ['2025-11-01', '10', '17'],
      ['2025-12-01', '0', '17'],
      ['2026-01-01', '0', '17'],
      ['2026-02-01', '5', '22'],
    ])
  })

  it('hold no other currency', () => {
    const months = [month('2026-01-01', '10'), month('2026-01-01', '3', { currency: 'USD' })]
    expect(budgets(monthsOf(summary('2026-01-31', months), 'USD'))).toEqual([['2026-01-01', '3', '3']])
  })

  it('always include the present one, and tell which are still ahead', () => {
    const before = monthsOf(summary('2026-03-01', [month('2026-01-01', '1')]), 'EUR')
    expect(before.map(({ isNow, isAhead }) => [isNow, isAhead])).toEqual([
      [false, false],
      [false, false],
      [true, false],
    ])
    const after = monthsOf(summary('2025-12-31', [month('2026-01-01', '1')]), 'EUR')
    expect(after.map(({ month: day, isNow, isAhead }) => [day, isNow, isAhead])).toEqual([
      ['2025-12-01', true, false],
      ['2026-01-01', false, true],
    ])
  })
})
