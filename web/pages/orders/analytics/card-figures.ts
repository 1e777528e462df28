import type { CustomerVisits, SalesFigures, SalesSummary } from '#domain/orders/analytics/contract.ts'
import { formatDay, formatMoneyExactly, formatNumber, formatWeekday } from '../../../format.ts'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'
import { compare } from './compare.ts'
import type { CardFigure } from './FigureCard.tsx'
import { earning, sheetLink } from './sheet-link.ts'
import type { Span } from './span.ts'

/** Answers an address when it leads somewhere for this person. */
type Reach = (href: string) => string | undefined

/** What the figures are compared with, and how to say so. While a day is running that is what had come in by the same time. */
function baseOf({ before }: SalesSummary): { figures: SalesFigures; say: (figure: string) => string } {
  const [days, isOne] = [shortDays(before), before.from === before.to]
  return before.soFar
    ? { figures: before.soFar, say: (figure) => orderAnalyticsText.soFar(figure, days, isOne) }
    : { figures: before.figures, say: (figure) => orderAnalyticsText.past(figure, days, isOne) }
}

/** `13 Nov 2026`, or both ends. */
export const daysText = ({ from, to }: Span): string =>
  from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`

/** Without the year, and for one day with the day of the week: `Fri 13 Nov`, `7 – 13 Nov`. */
function shortDays({ from, to }: Span): string {
  const [first, last] = [withoutYear(from), withoutYear(to)]
  if (from === to) return `${formatWeekday(`${from}T00:00:00Z`, 'UTC')} ${first}`
  return from.slice(0, 7) === to.slice(0, 7) ? `${first.split(' ')[0]} – ${last}` : `${first} – ${last}`
}

const withoutYear = (day: string) => formatDay(day).replace(/ \d{4}$/, '')

export function orderFigure(summary: SalesSummary, reach: Reach): CardFigure {
  const base = baseOf(summary)
  return {
    value: formatNumber(summary.figures.orders),
    href: reach(sheetLink(summary)),
    comparison: compare(String(summary.figures.orders), String(base.figures.orders)),
    before: base.say(formatNumber(base.figures.orders)),
  }
}

type Money = SalesFigures['money'][number]

const byCurrency =
  (read: (money: Money) => string) =>
  (summary: SalesSummary, reach: Reach): CardFigure[] => {
    const base = baseOf(summary)
    return summary.figures.money.map((money) => {
      const then = base.figures.money.find(({ currency }) => currency === money.currency)
      const before = then ? read(then) : '0.00'
      return {
        value: formatMoneyExactly(read(money), money.currency),
        href: reach(sheetLink(summary, { currency: money.currency, status: earning })),
        comparison: compare(read(money), before),
        before: base.say(formatMoneyExactly(before, money.currency)),
      }
    })
  }

export const revenueFigures = byCurrency((money) => money.revenue)
export const basketFigures = byCurrency((money) => money.averageBasket)

interface VisitsBefore {
  before: CustomerVisits | undefined
  /** The days that are shown are not over. */
  isRunning: boolean
}

/** There is no figure for the same time of the days before, so a running day stands beside a whole one and is not compared with it. */
export function newCustomersFigure(
  visits: CustomerVisits,
  { before, isRunning }: VisitsBefore,
  reach: Reach,
): CardFigure {
  const [now, past] = [visits.customers.new, before?.customers.new ?? 0]
  const figure = { value: formatNumber(now), href: reach(sheetLink(visits, { visit: 'new' })) }
  if (!before) return { ...figure, comparison: undefined, before: undefined }
  const [days, isOne] = [shortDays(before), before.from === before.to]
  if (isRunning) {
    const text = orderAnalyticsText.whole(formatNumber(past), days)
    return { ...figure, comparison: { text, tone: 'neutral' }, before: undefined }
  }
  return {
    ...figure,
    comparison: compare(String(now), String(past)),
    before: orderAnalyticsText.past(formatNumber(past), days, isOne),
  }
}
