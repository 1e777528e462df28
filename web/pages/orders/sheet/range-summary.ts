import type { Order } from '#domain/orders/contract.ts'
import type { Content } from './cell-value.ts'
import type { Box } from './selection-box.ts'
import { isFigure, type SheetColumn } from './sheet-columns.ts'

/** Figures of one kind: amounts in one currency, or plain numbers. Two decimals. */
export interface Sum {
  /** Undefined for plain numbers. */
  currency: string | undefined
  amount: string
  average: string
}

export interface RangeSummary {
  /** Cells that are not empty. */
  filled: number
  /** Rows that are not in memory, and not in the figures. */
  missing: number
  /** One for each currency: they are never added to each other. Plain numbers count where there is no money. */
  sums: Sum[]
}

interface Cells {
  columns(): readonly SheetColumn[]
  rowAt(index: number): Order | undefined
  content(row: Order, column: SheetColumn): Content
}

/** What a range comes to. Figures are added in hundredths, exactly. */
export function summaryOf(box: Box, { columns, rowAt, content }: Cells): RangeSummary {
  const shown = columns().slice(box.left, box.right + 1)
  const added = new Map<string | undefined, { cents: bigint; count: number }>()
  let filled = 0
  let missing = 0
  for (let index = box.top; index <= box.bottom; index += 1) {
    const row = rowAt(index)
    if (!row) missing += 1
    for (const column of row ? shown : []) {
      const { value, text } = row ? content(row, column) : { value: null }
      if ((text ?? value ?? '') !== '') filled += 1
      if (!row || !isFigure(column) || !value || !/^-?\d+(\.\d\d)?$/.test(value)) continue
      const kind = column.kind === 'money' ? row.currency : undefined
      const { cents, count } = added.get(kind) ?? { cents: 0n, count: 0 }
      added.set(kind, { cents: cents + hundredths(value), count: count + 1 })
    }
  }
  const sums = [...added].map(([currency, sum]) => ({ currency, ...presented(sum) }))
  const money = sums.filter(({ currency }) => currency !== undefined)
  return { filled, missing, sums: money.length > 0 ? money : sums }
}

const hundredths = (value: string): bigint =>
  BigInt(value.includes('.') ? value.replace('.', '') : `${value}00`)

const presented = ({ cents, count }: { cents: bigint; count: number }) => ({
  amount: decimal(cents),
  average: decimal(rounded(cents, BigInt(count))),
})

const rounded = (cents: bigint, count: bigint): bigint => (cents * 2n + count) / (count * 2n)

function decimal(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
