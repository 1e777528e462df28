import type { Order } from '#domain/orders/contract.ts'
import type { Content } from './cell-value.ts'
import type { Box } from './selection-box.ts'
import type { SheetColumn } from './sheet-columns.ts'

export interface RangeSummary {
  /** Of all amounts, when they are in one currency. */
  sum?: { amount: string; average: string; currency: string }
  /** Amounts of several currencies, which have no sum. */
  isMixed: boolean
  /** The sum of plain numbers, when there are only such. */
  count?: number
}

interface Cells {
  columns(): readonly SheetColumn[]
  rowAt(index: number): Order | undefined
  content(row: Order, column: SheetColumn): Content
}

/** What the figures of a range come to, as far as its rows are in memory. Amounts are added in cents, exactly. */
export function summaryOf(box: Box, { columns, rowAt, content }: Cells): RangeSummary {
  const shown = columns().slice(box.left, box.right + 1)
  const money = shown.filter(({ kind }) => kind === 'money')
  const numbers = shown.filter(({ kind }) => kind === 'number')
  const currencies = new Set<string>()
  let cents = 0n
  let amounts = 0
  let count = 0
  for (let index = box.top; index <= box.bottom; index += 1) {
    const row = rowAt(index)
    if (!row) continue
    for (const column of money) {
      const { value } = content(row, column)
      if (value === null || !/^-?\d+\.\d\d$/.test(value)) continue
      cents += BigInt(value.replace('.', ''))
      amounts += 1
      currencies.add(row.currency)
    }
    for (const column of numbers) count += Number(content(row, column).value)
  }
  const [currency] = currencies
  if (currencies.size > 1) return { isMixed: true }
  if (currency === undefined) return { isMixed: false, ...(numbers.length > 0 && { count }) }
  return {
    isMixed: false,
    sum: { amount: decimal(cents), average: decimal(rounded(cents, BigInt(amounts))), currency },
  }
}

const rounded = (cents: bigint, count: bigint): bigint => (cents * 2n + count) / (count * 2n)

function decimal(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
