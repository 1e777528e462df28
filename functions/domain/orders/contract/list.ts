import { z } from 'zod'
import { listOf, PageQuery, sortBy } from '../../page.ts'
import { Currency, Day, Id, Instant, Money } from '../../values.ts'
import { channels, orderStatuses } from '../rules.ts'
import { Country } from './values.ts'

/** Every column of the sheet. `customer` and `assignee` sort by name. */
export const orderSorts = [
  'number',
  'status',
  'customer',
  'channel',
  'orderedAt',
  'requiredOn',
  'assignee',
  'shipToCity',
  'shipToCountry',
  'note',
  'currency',
  'itemCount',
  'shippingCost',
  'total',
  'updatedAt',
] as const
export type OrderSort = (typeof orderSorts)[number]

const ids = (max: number) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id).max(max))
    .optional()

/** Which orders: the same words in the address of the page, in the API, and in a saved view. */
export const orderFilter = {
  /** Finds by the beginning of the number, and by any part of the customer's name or e-mail address. */
  q: z.string().trim().max(200).optional(),
  status: listOf(orderStatuses),
  channel: listOf(channels),
  customer: ids(50),
  product: ids(50),
  /** People, or `none` for orders without one. */
  assignee: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.union([z.literal('none'), Id])).max(50))
    .optional(),
  country: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Country).max(50))
    .optional(),
  currency: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Currency).max(20))
    .optional(),
  city: z.string().trim().max(100).optional(),
  note: z.string().trim().max(200).optional(),
  /** Days in the workspace's time zone, both ends included. */
  orderedFrom: Day.optional(),
  orderedTo: Day.optional(),
  requiredFrom: Day.optional(),
  requiredTo: Day.optional(),
  totalMin: Money.optional(),
  totalMax: Money.optional(),
  itemsMin: z.coerce.number().int().min(0).optional(),
  itemsMax: z.coerce.number().int().min(0).optional(),
  /** The hour of the day at which it was ordered, 0 to 23, in the workspace's time zone. */
  hour: z.coerce.number().int().min(0).max(23).optional(),
  /** The promised day has passed and the order is not delivered. */
  overdue: z.stringbool().optional(),
  /** `new`: the customer's first order; `returning`: any later one. */
  visit: z.enum(['new', 'returning']).optional(),
}

export const OrderFilter = z.object(orderFilter)
export type OrderFilter = z.infer<typeof OrderFilter>

const sort = sortBy(orderSorts, '-orderedAt')

export const OrderQuery = PageQuery.omit({ q: true }).extend({
  ...orderFilter,
  limit: z.coerce.number().int().min(1).max(500).default(100),
  sort,
  /** Only these, whatever else is asked for. */
  ids: ids(500),
})
export type OrderQuery = z.infer<typeof OrderQuery>

/** `every`: how many rows apart, 100 to 500. Lists above 2,000 landmarks space them further apart, up to 500 rows. */
export const LandmarkQuery = z.object({
  ...orderFilter,
  sort,
  every: z.coerce.number().int().min(100).max(500).default(200),
})
export type LandmarkQuery = z.infer<typeof LandmarkQuery>

/**
 * Where a list can be entered: `cursors[i]` given as `after` answers the rows from `i × every` on; the first one is null. The rows may have
 * moved since `at`; a window still begins where its landmark stood.
 */
export const Landmarks = z
  .object({
    total: z.int(),
    every: z.int(),
    cursors: z.array(z.string().nullable()),
    at: Instant,
  })
  .meta({ id: 'OrderLandmarks' })
export type Landmarks = z.infer<typeof Landmarks>

/** The orders before and after one in a list, null at its ends. */
export const Neighbours = z
  .object({ previous: Id.nullable(), next: Id.nullable() })
  .meta({ id: 'OrderNeighbours' })

export const NeighbourQuery = z.object({ ...orderFilter, sort })
export type NeighbourQuery = z.infer<typeof NeighbourQuery>
