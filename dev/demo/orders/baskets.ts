import { catalogue } from './catalogue.ts'
import type { Customer } from './customers.ts'
import { chance, pick, type Random, weighted } from './random.ts'

export interface ShopProduct {
  id: string
  sku: string
  name: string
  category: string
  /** The list price in EUR. */
  cents: number
  openedAt: number
}

export interface Line {
  position: number
  product: ShopProduct
  quantity: number
  /** The price of one, in the customer's currency. */
  cents: number
}

const drawSize = weighted([38, 26, 15, 9, 5, 3.5, 2, 1.5])
const drawQuantity = weighted([74, 16, 4, 3, 1, 1, 0, 1])
const companyQuantities = [1, 2, 3, 4, 6, 6, 10, 12, 20]
const discounts = [0.95, 0.9, 0.9, 0.8]

const drawCategory = Array.from({ length: 12 }, (_, month) =>
  weighted(catalogue.map((category) => category.season[month] ?? 1)),
)
// The second product of a category sells about two thirds as often as the first, the last one a seventh.
const drawRank = catalogue.map(({ products }) => weighted(products.map((_, rank) => 1 / (rank + 2) ** 0.9)))
const shelves = catalogue.map((_, at) =>
  catalogue.slice(0, at).reduce((sum, { products }) => sum + products.length, 0),
)

/** One to eight different products, at the list price nine times in ten. */
export function drawBasket(
  random: Random,
  { products, month, customer }: { products: ShopProduct[]; month: number; customer: Customer },
): Line[] {
  const chosen = new Set<ShopProduct>()
  for (let left = drawSize(random) + 1; left > 0; left--) chosen.add(drawProduct(random, products, month))
  return [...chosen].map((product, index) => ({
    position: index + 1,
    product,
    quantity: customer.isCompany ? pick(random, companyQuantities) : drawQuantity(random) + 1,
    cents: priceOf(random, product, customer),
  }))
}

function drawProduct(random: Random, products: ShopProduct[], month: number): ShopProduct {
  const category = drawCategory[month]?.(random) ?? 0
  const rank = drawRank[category]?.(random) ?? 0
  return products[(shelves[category] ?? 0) + rank] ?? pick(random, products)
}

function priceOf(random: Random, { cents }: ShopProduct, { country }: Customer): number {
  const list = country.priceFactor === 1 ? cents : Math.round((cents * country.priceFactor) / 10) * 10
  return chance(random, 0.1) ? Math.round(list * pick(random, discounts)) : list
}
