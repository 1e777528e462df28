import { formatDecimal, parseDecimal, unitsAt } from '../../decimal.ts'

const places = 2

export interface TotalledLine {
  quantity: number
  /** Exact decimal text. */
  unitPrice: string
}

export interface OrderTotals {
  /** Of each line: quantity × unit price. */
  amounts: string[]
  itemsTotal: string
  /** Lines and shipping. */
  total: string
}

/** What an order comes to, exact to the cent, in the one currency of the order. The database works out the same when it is saved. */
export function orderTotals(lines: readonly TotalledLine[], shippingCost: string): OrderTotals {
  const amounts = lines.map((line) => BigInt(line.quantity) * cents(line.unitPrice))
  const itemsTotal = amounts.reduce((sum, amount) => sum + amount, 0n)
  return {
    amounts: amounts.map(asMoney),
    itemsTotal: asMoney(itemsTotal),
    total: asMoney(itemsTotal + cents(shippingCost)),
  }
}

/** What a single amount can be. */
export const largestPrice = '999999999999.99'

const digitsKept = '9999999999999999.99'.length

/** The first line with which the lines come to more than the database keeps; undefined when all of it fits, whatever the shipping. */
export function lineBeyondLimit(lines: readonly TotalledLine[]): number | undefined {
  const isTooMuch = (some: readonly TotalledLine[]) =>
    orderTotals(some, largestPrice).total.length > digitsKept
  return isTooMuch(lines) ? lines.findIndex((_, index) => isTooMuch(lines.slice(0, index + 1))) : undefined
}

const cents = (amount: string) => unitsAt(parseDecimal(amount), places)

const asMoney = (units: bigint) => formatDecimal(units, places)
