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

const cents = (amount: string) => unitsAt(parseDecimal(amount), places)

const asMoney = (units: bigint) => formatDecimal(units, places)
