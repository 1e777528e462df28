import { type Customer, openRegister } from './customers.ts'
import { chance, pick, type Random, whole } from './random.ts'

export interface Clientele {
  known: Customer[]
  /** Who orders now, and whether for the first time. */
  next(at: number): { customer: Customer; isNew: boolean }
}

/** One order in four and a half is a customer's first. Of the others four in ten go to whoever ordered before, in proportion to how often. */
export function openClientele(random: Random, orders: number): Clientele {
  const register = openRegister(random)
  const known: Customer[] = []
  const buyers = new Int32Array(orders)
  let placed = 0
  const returning = () => {
    const index = chance(random, 0.4)
      ? buyers[whole(random, 0, placed - 1)]
      : whole(random, 0, known.length - 1)
    return index ?? 0
  }
  const next = (at: number) => {
    const isNew = known.length === 0 || chance(random, 0.22)
    if (isNew) known.push(register(at))
    const index = isNew ? known.length - 1 : returning()
    buyers[placed++] = index
    return { customer: known[index] ?? pick(random, known), isNew }
  }
  return { known, next }
}
