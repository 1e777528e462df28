import { type Random, randomOf } from '../../../functions/domain/portfolio/throughput/random/rules.ts'

export type { Random }
export { randomOf }

export const chance = (random: Random, share: number): boolean => random() < share

/** A whole number, both ends included. */
export const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1))

export const between = (random: Random, from: number, to: number): number => from + random() * (to - from)

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

/** Draws an index of a list of weights, again and again, each at the cost of a few comparisons. */
export function weighted(weights: readonly number[]): (random: Random) => number {
  let sum = 0
  const bounds = weights.map((weight) => (sum += weight))
  return (random) => {
    const drawn = random() * sum
    const at = bounds.findIndex((bound) => drawn < bound)
    return at === -1 ? bounds.length - 1 : at
  }
}

/** Times between things that happen at random, such as the wait for an answer. */
export const exponential = (random: Random, mean: number): number => -Math.log(1 - random()) * mean

/** A UUIDv7 of this instant. Ids of the same millisecond sort by `order`, 0 to 4095. */
export function idAt(random: Random, ms: number, order: number): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const sequence = (order & 0xfff).toString(16).padStart(3, '0')
  const variant = (0x8000 | Math.floor(random() * 0x4000)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}-${hex(random, 6)}${hex(random, 6)}`
}

const hex = (random: Random, digits: number) =>
  Math.floor(random() * 16 ** digits)
    .toString(16)
    .padStart(digits, '0')
