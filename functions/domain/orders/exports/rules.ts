import type { channels, OrderStatus } from '../rules.ts'

/** How a status reads on every screen and in every file. */
export const statusTitles = {
  pending: 'Pending',
  confirmed: 'Confirmed',
  packed: 'Packed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  returned: 'Returned',
  cancelled: 'Cancelled',
} as const satisfies Record<OrderStatus, string>

export const channelTitles = {
  web: 'Web shop',
  store: 'Store',
  phone: 'Phone',
  marketplace: 'Marketplace',
} as const satisfies Record<(typeof channels)[number], string>

/** How a column reads above a sheet and in a file. */
export const columnTitles = {
  number: 'Order',
  customer: 'Customer',
  customerNumber: 'Customer number',
  customerEmail: 'Customer’s e-mail',
  status: 'Status',
  statusReason: 'Reason',
  channel: 'Channel',
  orderedAt: 'Ordered',
  requiredOn: 'Required by',
  assignee: 'Assignee',
  contactEmail: 'Contact e-mail',
  shipToName: 'Ship to',
  shipToStreet: 'Street',
  shipToPostalCode: 'Postal code',
  shipToCity: 'City',
  shipToCountry: 'Country',
  note: 'Note',
  currency: 'Currency',
  itemCount: 'Items',
  itemsTotal: 'Items total',
  shippingCost: 'Shipping',
  total: 'Total',
  createdAt: 'Created',
  updatedAt: 'Updated',
} as const

/** `instant`: a time in the workspace's zone; `money` has two decimals, its currency stands in a column of its own. */
export type FileKind = 'text' | 'day' | 'instant' | 'money' | 'number'

export interface FileColumn {
  title: string
  kind: FileKind
  /** In characters, for a spreadsheet. */
  width: number
}

/** What a file can hold, in its usual order. An import recognises each title. */
export const fileColumns = {
  number: { title: columnTitles.number, kind: 'text', width: 14 },
  customer: { title: columnTitles.customer, kind: 'text', width: 28 },
  customerNumber: { title: columnTitles.customerNumber, kind: 'text', width: 16 },
  customerEmail: { title: columnTitles.customerEmail, kind: 'text', width: 28 },
  status: { title: columnTitles.status, kind: 'text', width: 12 },
  statusReason: { title: columnTitles.statusReason, kind: 'text', width: 24 },
  channel: { title: columnTitles.channel, kind: 'text', width: 13 },
  orderedAt: { title: columnTitles.orderedAt, kind: 'instant', width: 17 },
  requiredOn: { title: columnTitles.requiredOn, kind: 'day', width: 12 },
  assignee: { title: columnTitles.assignee, kind: 'text', width: 20 },
  contactEmail: { title: columnTitles.contactEmail, kind: 'text', width: 28 },
  shipToName: { title: columnTitles.shipToName, kind: 'text', width: 24 },
  shipToStreet: { title: columnTitles.shipToStreet, kind: 'text', width: 24 },
  shipToPostalCode: { title: columnTitles.shipToPostalCode, kind: 'text', width: 12 },
  shipToCity: { title: columnTitles.shipToCity, kind: 'text', width: 18 },
  shipToCountry: { title: columnTitles.shipToCountry, kind: 'text', width: 9 },
  note: { title: columnTitles.note, kind: 'text', width: 40 },
  currency: { title: columnTitles.currency, kind: 'text', width: 9 },
  itemCount: { title: columnTitles.itemCount, kind: 'number', width: 8 },
  itemsTotal: { title: columnTitles.itemsTotal, kind: 'money', width: 14 },
  shippingCost: { title: columnTitles.shippingCost, kind: 'money', width: 12 },
  total: { title: columnTitles.total, kind: 'money', width: 14 },
  createdAt: { title: columnTitles.createdAt, kind: 'instant', width: 17 },
  updatedAt: { title: columnTitles.updatedAt, kind: 'instant', width: 17 },
} as const satisfies Record<string, FileColumn>

export type FileColumnId = keyof typeof fileColumns

export const isFileColumn = (id: string): id is FileColumnId => Object.hasOwn(fileColumns, id)

export const fileColumnIds: readonly FileColumnId[] = Object.keys(fileColumns).filter(isFileColumn)

export const exportFormats = ['csv', 'xlsx'] as const
