import type { BudgetMonth, PortfolioSummary } from '#domain/insights/contract.ts'

export interface MoneyMonth extends Pick<
  BudgetMonth,
  'month' | 'budget' | 'actual' | 'forecast' | 'variance'
> {
  cumulative: Pick<BudgetMonth['cumulative'], 'budget' | 'actual' | 'forecast' | 'variance'>
  isNow: boolean
  /** Nothing can be spent yet. */
  isAhead: boolean
}

const nothing = { budget: '0', actual: '0', forecast: '0', variance: '0' }

/**
 * Every month from the first to the last with money in one currency, and at least up to the present one, without gaps: a month
 * without money adds nothing and keeps the running totals.
 */
export function monthsOf({ months, day }: PortfolioSummary, currency: string): MoneyMonth[] {
  const known = new Map(months.filter((one) => one.currency === currency).map((one) => [one.month, one]))
  const present = `${day.slice(0, 7)}-01`
  const edges = [...known.keys(), present].toSorted()
  const filled: MoneyMonth[] = []
  for (const month of span(edges.at(0) ?? present, edges.at(-1) ?? present)) {
    const found = known.get(month)
    const before = filled.at(-1)?.cumulative ?? nothing
    const money = found ?? { ...nothing, cumulative: before }
    filled.push({ ...money, month, isNow: month === present, isAhead: month > present })
  }
  return filled
}

function span(first: string, last: string): string[] {
  const months = [first]
  for (let month = first; month < last;) {
    month = next(month)
    months.push(month)
  }
  return months
}

const next = (month: string) => {
  const at = new Date(`${month}T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + 1)
  return at.toISOString().slice(0, 10)
}
