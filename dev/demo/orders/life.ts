import type { OrderStatus } from '../../../functions/domain/orders/rules.ts'
import { between, chance, exponential, pick, type Random } from './random.ts'

export interface Step {
  at: number
  from: OrderStatus | null
  to: OrderStatus
  reason: string | null
  actor: string
}

export interface Case {
  orderedAt: number
  dayStart: number
  channel: string
  transit: readonly [number, number]
  /** Who works on it. */
  handler: string
  now: number
}

const hour = 3_600_000
const shop = 'system:shop'
const carrier = 'system:carrier'
const cancelReasons = [
  'The customer changed their mind',
  'Payment was not received',
  'Out of stock at the supplier',
  'Ordered twice by mistake',
  'The delivery would be too late',
  'The address cannot be delivered to',
]
const returnReasons = [
  'Did not like the colour',
  'Arrived damaged',
  'Smaller than expected',
  'Wrong article in the parcel',
  'Bought as a gift, not needed',
  'Arrived too late',
]
const backReasons = ['An article was missing in the parcel', 'Label printed with the old address']

/** What happened to an order up to now, oldest first: where the next step lies in the future, the order still waits for it. */
export function lifeOf(random: Random, order: Case): Step[] {
  const steps: Step[] = [
    { at: order.orderedAt, from: null, to: 'pending', reason: null, actor: taker(order) },
  ]
  for (const { to, wait, reason, actor } of planOf(random, order)) {
    const last = steps.at(-1)
    if (!last) break
    const at = Math.ceil(inWorkingHours(random, last.at + wait, order.dayStart))
    if (at > order.now) break
    steps.push({ at, from: last.to, to, reason: reason ?? null, actor: actor ?? order.handler })
  }
  return steps
}

const taker = ({ channel, handler }: Case) =>
  channel === 'web' || channel === 'marketplace' ? shop : handler

interface Planned {
  to: OrderStatus
  wait: number
  reason?: string
  actor?: string
}

function planOf(random: Random, order: Case): Planned[] {
  const pace = order.channel === 'store' ? 0.3 : 1
  const way = between(random, order.transit[0], order.transit[1] + 0.5) * 24 * hour * pace
  const steps: Planned[] = [
    confirmation(random, order),
    { to: 'packed', wait: between(random, 2, 26) * hour * pace },
    { to: 'shipped', wait: between(random, 1, 14) * hour * pace },
    { to: 'delivered', wait: way, actor: order.channel === 'store' ? order.handler : carrier },
  ]
  if (chance(random, 0.01)) steps.splice(2, 0, ...packedAgain(random))
  if (chance(random, 0.1)) stall(random, steps)
  if (chance(random, 0.035)) return cancelled(random, steps)
  if (chance(random, 0.04)) return [...steps, returned(random)]
  return chance(random, 0.004) ? [...steps.slice(0, -1), refused(random, way)] : steps
}

const confirmation = (random: Random, { channel }: Case): Planned =>
  channel !== 'phone' && chance(random, 0.6)
    ? { to: 'confirmed', wait: between(random, 0.05, 0.6) * hour, actor: shop }
    : { to: 'confirmed', wait: between(random, 1, 20) * hour }

const packedAgain = (random: Random): Planned[] => [
  { to: 'confirmed', wait: between(random, 0.5, 5) * hour, reason: pick(random, backReasons) },
  { to: 'packed', wait: between(random, 2, 20) * hour },
]

/** An article is not there or nobody has had time: one step waits for days or weeks. */
function stall(random: Random, steps: Planned[]): void {
  pick(random, steps).wait += (2 + exponential(random, 30)) * 24 * hour
}

function cancelled(random: Random, steps: Planned[]): Planned[] {
  const kept = steps.slice(0, pick(random, [0, 0, 0, 1, 1, 2]))
  return [
    ...kept,
    { to: 'cancelled', wait: between(random, 1, 40) * hour, reason: pick(random, cancelReasons) },
  ]
}

const returned = (random: Random): Planned => ({
  to: 'returned',
  wait: between(random, 3, 20) * 24 * hour,
  reason: pick(random, returnReasons),
})

const refused = (random: Random, way: number): Planned => ({
  to: 'returned',
  wait: way * 2 + between(random, 1, 3) * 24 * hour,
  reason: 'Nobody was at the address',
  actor: carrier,
})

/** What would fall into the night waits for the morning, what would fall on the night before a Sunday as well. */
function inWorkingHours(random: Random, at: number, dayStart: number): number {
  const clock = ((((at - dayStart) / hour) % 24) + 24) % 24
  if (clock >= 7 && clock <= 20) return at
  return at + (((31 - clock) % 24) + between(random, 0, 2)) * hour
}
