import { divideRounded, parseDecimal, unitsAt } from '../../../../functions/domain/decimal.ts'
import type { Tone } from '../../../components/tone.ts'
import { formatNumber, formatPercent } from '../../../format.ts'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'

export interface Comparison {
  text: string
  tone: Tone
}

const places = 2
const tenfold = 100_000n

/** How a figure stands to the one before, in words: `12% more`. Both are exact decimal text. */
export function compare(now: string, before: string): Comparison {
  const [mine, then] = [cents(now), cents(before)]
  if (then === 0n)
    return { text: mine === 0n ? orderAnalyticsText.same : orderAnalyticsText.noneThen, tone: 'neutral' }
  const change = divideRounded((mine - then) * 10_000n, then < 0n ? -then : then)
  if (change === 0n) return { text: orderAnalyticsText.same, tone: 'neutral' }
  const share = Number(change < 0n ? -change : change) / 10_000
  if (change < 0n) return { text: orderAnalyticsText.fewer(percent(share)), tone: 'bad' }
  if (change >= tenfold) return { text: orderAnalyticsText.timesMore(formatNumber(share + 1)), tone: 'good' }
  return { text: orderAnalyticsText.more(percent(share)), tone: 'good' }
}

/** Less than a percent is not nothing. */
const percent = (share: number) => (share < 0.01 ? '<1%' : formatPercent(share))

const cents = (amount: string) => unitsAt(parseDecimal(amount), places)
