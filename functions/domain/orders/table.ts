import { customType, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, deletable, id, instant, money, tracked } from '../../db/columns.ts'
import { type channels, orderStatuses, type OrderStatus } from './rules.ts'

const status = customType<{ data: OrderStatus; driverData: string }>({
  dataType: () => 'order_status',
  fromDriver: (stored) => orderStatuses.find((known) => known === stored) ?? 'pending',
})

export const customers = pgTable('customers', {
  id,
  number: text('number').notNull(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  street: text('street').notNull(),
  postalCode: text('postal_code').notNull(),
  city: text('city').notNull(),
  country: text('country').notNull(),
  ...deletable,
})

export const products = pgTable('products', {
  id,
  sku: text('sku').notNull(),
  name: text('name').notNull(),
  category: text('category').notNull(),
  unitPrice: money('unit_price').notNull(),
  currency: text('currency').notNull(),
  ...deletable,
})

/** `assigneeName`, `itemCount`, `itemsTotal` and `total` are kept by the database. */
export const orders = pgTable('orders', {
  id,
  number: text('number').notNull(),
  customerId: uuid('customer_id').notNull(),
  status: status('status').notNull(),
  statusReason: text('status_reason'),
  channel: text('channel').$type<(typeof channels)[number]>().notNull(),
  orderedAt: instant('ordered_at').notNull(),
  requiredOn: day('required_on').notNull(),
  assigneeId: uuid('assignee_id'),
  assigneeName: text('assignee_name').notNull(),
  contactEmail: text('contact_email').notNull(),
  shipToName: text('ship_to_name').notNull(),
  shipToStreet: text('ship_to_street').notNull(),
  shipToPostalCode: text('ship_to_postal_code').notNull(),
  shipToCity: text('ship_to_city').notNull(),
  shipToCountry: text('ship_to_country').notNull(),
  note: text('note').notNull(),
  currency: text('currency').notNull(),
  shippingCost: money('shipping_cost').notNull(),
  itemCount: integer('item_count').notNull(),
  itemsTotal: money('items_total').notNull(),
  /** The version of the lines, under the name that an edit gives them. */
  items: integer('items_version').notNull(),
  total: money('total').notNull(),
  ...deletable,
})

/** `amount` is computed by the database. */
export const orderItems = pgTable('order_items', {
  id,
  orderId: uuid('order_id').notNull(),
  position: integer('position').notNull(),
  productId: uuid('product_id').notNull(),
  quantity: integer('quantity').notNull(),
  unitPrice: money('unit_price').notNull(),
  amount: money('amount').notNull(),
  ...tracked,
})

export const orderComments = pgTable('order_comments', {
  id,
  orderId: uuid('order_id').notNull(),
  authorId: uuid('author_id').notNull(),
  body: text('body').notNull(),
  ...deletable,
})
