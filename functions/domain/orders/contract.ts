import { z } from 'zod'
import { page } from '../page.ts'
import { Currency, deletion, edit, Id, Instant } from '../values.ts'
import {
  Channel,
  Country,
  OptionalEmail,
  OrderDay,
  OrderInstant,
  OrderStatus,
  Price,
  Quantity,
} from './contract/values.ts'

export {
  LandmarkQuery,
  Landmarks,
  NeighbourQuery,
  Neighbours,
  orderFilter,
  OrderFilter,
  OrderQuery,
  type OrderSort,
  orderSorts,
} from './contract/list.ts'
export { Channel, Country, OptionalEmail, OrderStatus, Price, Quantity }

const line = (max: number) => z.string().trim().max(max, `Must have at most ${max} characters`)

const address = {
  shipToName: line(200),
  shipToStreet: line(200),
  shipToPostalCode: line(20),
  shipToCity: line(100),
  shipToCountry: Country,
}

/** What people edit, in the sheet or in the form. */
const fields = {
  status: OrderStatus,
  /** Why the status is changed; required by some moves. It belongs to the change beside it. */
  statusReason: line(500).nullable(),
  channel: Channel,
  requiredOn: OrderDay,
  assigneeId: Id.nullable(),
  contactEmail: OptionalEmail,
  ...address,
  note: z.string().max(2000, 'Must have at most 2,000 characters'),
  shippingCost: Price,
}

export const Order = z
  .object({
    id: Id,
    number: z.string(),
    customerId: Id,
    customerName: z.string(),
    customerEmail: z.string(),
    orderedAt: Instant,
    ...fields,
    /** Empty when nobody is assigned. */
    assigneeName: z.string(),
    currency: Currency,
    /** The number of lines. */
    itemCount: z.int(),
    itemsTotal: z.string(),
    /** Lines and shipping, in `currency`. */
    total: z.string(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof Order>

export const OrderPage = page(Order)

export const OrderItem = z
  .object({
    id: Id,
    position: z.int(),
    productId: Id,
    sku: z.string(),
    productName: z.string(),
    quantity: Quantity,
    unitPrice: Price,
    /** Quantity × unit price. */
    amount: z.string(),
  })
  .meta({ id: 'OrderItem' })
export type OrderItem = z.infer<typeof OrderItem>

/** A line as it is sent; `id` is made by the client. Its place in the list is its position. */
export const OrderItemInput = z.object({
  id: Id,
  productId: Id,
  quantity: Quantity,
  unitPrice: Price,
})
export type OrderItemInput = z.infer<typeof OrderItemInput>

const itemInputs = z.array(OrderItemInput).max(500, 'An order has at most 500 lines')

export const OrderItems = z.object({ items: z.array(OrderItem) })

/** All lines of an order, made on this version of the order. */
export const OrderItemsEdit = z.object({ updatedAt: Instant, items: itemInputs })
export type OrderItemsEdit = z.infer<typeof OrderItemsEdit>

export const StatusChange = z.object({
  at: Instant,
  /** null: how the order came in. */
  from: OrderStatus.nullable(),
  to: OrderStatus,
  reason: z.string().nullable(),
  by: z.string(),
})
export type StatusChange = z.infer<typeof StatusChange>

export const OrderComment = z
  .object({
    id: Id,
    authorId: Id,
    authorName: z.string(),
    body: z.string(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'OrderComment' })
export type OrderComment = z.infer<typeof OrderComment>

export const NewOrderComment = z.object({
  id: Id,
  body: z.string().trim().min(1, 'Write something').max(4000),
})
export type NewOrderComment = z.infer<typeof NewOrderComment>

/** One order with its lines, its history (oldest first, at most 200) and its comments (oldest first, at most 200). */
export const OrderDetail = Order.extend({
  customerNumber: z.string(),
  createdBy: z.string().nullable(),
  updatedBy: z.string().nullable(),
  items: z.array(OrderItem),
  history: z.array(StatusChange),
  comments: z.array(OrderComment),
}).meta({ id: 'OrderDetail' })
export type OrderDetail = z.infer<typeof OrderDetail>

/** A new order; `id` is made by the client, so that sending it twice makes one order. The address defaults to the customer's. */
export const NewOrder = z
  .object({
    id: Id,
    customerId: Id,
    currency: Currency,
    orderedAt: OrderInstant,
    ...fields,
    items: itemInputs,
  })
  .omit({ status: true, statusReason: true })
  .partial()
  .required({ id: true, customerId: true, currency: true, requiredOn: true })
export type NewOrder = z.infer<typeof NewOrder>

export const OrderChanges = z.object({ ...fields, customerId: Id })
export type OrderChanges = Partial<z.infer<typeof OrderChanges>>

/** An edit of one order; `items` replaces its lines in the same transaction. */
export const OrderEdit = edit(OrderChanges.extend({ items: itemInputs }))
export type OrderEdit = z.infer<typeof OrderEdit> & { id: string }

export const OrderBulkEdit = z.object({
  items: z
    .array(edit(OrderChanges).extend({ id: Id }))
    .min(1)
    .max(1000, 'At most 1,000 orders at a time'),
})
export type OrderRowEdit = z.infer<typeof OrderBulkEdit>['items'][number]

export const Orders = z.object({ items: z.array(Order) })

/**
 * Beside the problem when a bulk edit was refused: nothing was saved. `conflicts` are rows that others changed, `errors` cells that are not valid (path
 * `items.<index>.changes.<field>`), `gone` ids of orders that no longer exist.
 */
export const RefusedBulkEdit = z.object({
  conflicts: z.array(z.object({ id: Id, current: Order, conflictingFields: z.array(z.string()) })),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
  gone: z.array(Id),
})

export const NewStatusChange = z.object({
  updatedAt: Instant,
  status: OrderStatus,
  reason: line(500).nullable().default(null),
})
export type NewStatusChange = z.infer<typeof NewStatusChange>

export const DeletedOrder = Order.extend(deletion).meta({ id: 'DeletedOrder' })
export type DeletedOrder = z.infer<typeof DeletedOrder>
export const DeletedOrders = z.object({ items: z.array(DeletedOrder) })
