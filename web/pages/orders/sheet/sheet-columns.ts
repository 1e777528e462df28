import type { Order, orderSorts } from '#domain/orders/contract.ts'
import { columnText, orderFieldText, sheetText } from '../../../text/orders.ts'
import type { EditField } from './cell-value.ts'
import type { Layout } from './sheet-layout.ts'

export type OrderSort = (typeof orderSorts)[number]

export type CellKind =
  | 'text'
  | 'lines'
  | 'email'
  | 'country'
  | 'day'
  | 'instant'
  | 'money'
  | 'number'
  | 'status'
  | 'channel'
  | 'person'
  | 'customer'

export interface SheetColumn {
  id: string
  header: string
  width: number
  kind: CellKind
  /** The field that the cell shows. */
  shows: keyof Order
  sort?: OrderSort
  /** The field that is edited; without one, `readOnly` says why not. */
  field?: EditField
  readOnly?: string
}

const { readOnly } = sheetText

type Rest = Omit<SheetColumn, 'id' | 'header' | 'width' | 'shows'> & { shows?: keyof Order }

const column = (id: keyof typeof orderFieldText, width: number, rest: Rest): SheetColumn => ({
  id,
  header: orderFieldText[id],
  width,
  shows: rest.field ?? 'number',
  ...rest,
})

/** Every column of the sheet, in its order by default. */
export const sheetColumns: readonly SheetColumn[] = [
  column('number', 104, { kind: 'text', shows: 'number', sort: 'number', readOnly: readOnly.number }),
  column('customer', 188, {
    kind: 'customer',
    shows: 'customerName',
    field: 'customerId',
    sort: 'customer',
  }),
  column('status', 118, { kind: 'status', field: 'status', sort: 'status' }),
  column('orderedAt', 154, {
    kind: 'instant',
    shows: 'orderedAt',
    sort: 'orderedAt',
    readOnly: readOnly.orderedAt,
  }),
  column('requiredOn', 132, { kind: 'day', field: 'requiredOn', sort: 'requiredOn' }),
  column('assignee', 136, { kind: 'person', field: 'assigneeId', sort: 'assignee' }),
  column('itemCount', 76, {
    kind: 'number',
    shows: 'itemCount',
    sort: 'itemCount',
    readOnly: readOnly.itemCount,
  }),
  column('shippingCost', 92, { kind: 'money', field: 'shippingCost', sort: 'shippingCost' }),
  column('total', 116, { kind: 'money', shows: 'total', sort: 'total', readOnly: readOnly.total }),
  column('currency', 92, { kind: 'text', shows: 'currency', sort: 'currency', readOnly: readOnly.currency }),
  column('channel', 108, { kind: 'channel', field: 'channel', sort: 'channel' }),
  column('shipToCity', 128, { kind: 'text', field: 'shipToCity', sort: 'shipToCity' }),
  column('shipToCountry', 88, { kind: 'country', field: 'shipToCountry', sort: 'shipToCountry' }),
  column('note', 240, { kind: 'lines', field: 'note', sort: 'note' }),
  column('statusReason', 180, { kind: 'text', field: 'statusReason' }),
  column('contactEmail', 200, { kind: 'email', field: 'contactEmail' }),
  column('shipToName', 160, { kind: 'text', field: 'shipToName' }),
  column('shipToStreet', 180, { kind: 'text', field: 'shipToStreet' }),
  column('shipToPostalCode', 96, { kind: 'text', field: 'shipToPostalCode' }),
  column('itemsTotal', 116, { kind: 'money', shows: 'itemsTotal', readOnly: readOnly.itemsTotal }),
  column('updatedAt', 154, {
    kind: 'instant',
    shows: 'updatedAt',
    sort: 'updatedAt',
    readOnly: readOnly.updatedAt,
  }),
]

/** Holds the check boxes, and is always the first one. */
export const selectColumn: SheetColumn = {
  id: 'select',
  header: columnText.select,
  width: 36,
  kind: 'text',
  shows: 'id',
  readOnly: '',
}

const byId = new Map(sheetColumns.map((known) => [known.id, known]))
const byField = new Map(sheetColumns.flatMap((known) => (known.field ? [[known.field, known] as const] : [])))

export const columnOf = (id: string): SheetColumn | undefined => byId.get(id)

export const columnOfField = (field: EditField): SheetColumn | undefined => byField.get(field)

export const isFigure = ({ kind }: SheetColumn): boolean => kind === 'money' || kind === 'number'

export const defaultLayout: Layout = {
  order: sheetColumns.map(({ id }) => id),
  widths: {},
  hidden: ['statusReason', 'contactEmail', 'shipToName', 'shipToStreet', 'shipToPostalCode', 'itemsTotal'],
  pinned: ['number'],
  days: 'named',
  amounts: 'point',
}
