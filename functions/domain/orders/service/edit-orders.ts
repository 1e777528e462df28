import { authorise } from '#domain/identity'
import { alreadyHolds, editRows } from '../../../db/edit.ts'
import type { Ctx } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import type {
  NewStatusChange,
  Order,
  OrderChanges,
  OrderDetail,
  OrderEdit,
  OrderItemInput,
  OrderItemsEdit,
  OrderRowEdit,
} from '../contract.ts'
import { readDetails } from '../repository/detail.ts'
import { replaceLines } from '../repository/lines.ts'
import { readOrders } from '../repository/list.ts'
import { orders } from '../table.ts'
import { checkBulk, editErrors, lineErrors, loneReasonErrors } from './edit-errors.ts'
import { tellOfEdit } from './tell-assignees.ts'

/** All edits or none, in one round trip. Refusals have the shape of RefusedBulkEdit, whatever the number of edits; see editRows. */
export async function editOrders(ctx: Ctx, edits: OrderRowEdit[]): Promise<Order[]> {
  authorise(ctx, 'member')
  checkBulk(edits)
  const placed = edits.map((edit, index) => ({
    ...edit,
    changes: withReason(edit.changes),
    path: `items.${index}.changes.`,
  }))
  const rows = await editRows(ctx, {
    noun: 'order',
    table: orders,
    edits: placed,
    bulk: true,
    read: (ids) => readOrders(ctx.db, ids),
    check: (current, pending) => {
      const ids = new Set(pending.map((edit) => edit.id))
      return editErrors(
        ctx,
        current,
        placed.filter((edit) => ids.has(edit.id)),
      )
    },
  })
  await ctx.live.publish({ topic: 'orders', ids: rows.map((row) => row.id) })
  await tellOfEdit(ctx, rows, edits)
  return rows
}

/**
 * One order with its lines, in one transaction and one round trip. Throws conflict with `current` and `conflictingFields`, where `items`
 * stands for the lines, and invalid at `changes.<field>`.
 */
export async function editOrder(ctx: Ctx, { id, updatedAt, changes }: OrderEdit): Promise<OrderDetail> {
  authorise(ctx, 'member')
  const errors = [...loneReasonErrors(changes, 'changes'), ...lineErrors(changes.items, 'changes.items')]
  if (errors.length > 0) throw invalid(errors)
  const { items, ...fields } = changes
  return editOne(ctx, { id, updatedAt, changes: withReason(fields) }, { items })
}

/** All lines of an order, as an edit of it. Throws invalid at `items.<index>.<field>`. */
export async function replaceOrderItems(ctx: Ctx, id: string, edit: OrderItemsEdit): Promise<OrderDetail> {
  authorise(ctx, 'member')
  const errors = lineErrors(edit.items, 'items')
  if (errors.length > 0) throw invalid(errors)
  const { updatedAt, items } = edit
  return editOne(ctx, { id, updatedAt, changes: {} }, { items, path: '' })
}

/** Throws invalid at `status`, or at `reason` where one is missing. */
export async function changeOrderStatus(
  ctx: Ctx,
  id: string,
  { updatedAt, status, reason }: NewStatusChange,
): Promise<OrderDetail> {
  authorise(ctx, 'member')
  const changes = withReason({ status, statusReason: reason })
  return editOne(ctx, { id, updatedAt, changes }, { path: '', reasonAt: 'reason' })
}

interface EditOptions {
  items?: OrderItemInput[] | undefined
  /** What stands before the names of fields in the request. */
  path?: string
  reasonAt?: string
}

async function editOne(
  ctx: Ctx,
  edit: { id: string; updatedAt: string; changes: OrderChanges },
  { items, path = 'changes.', ...place }: EditOptions,
): Promise<OrderDetail> {
  const [order] = await editRows(ctx, {
    noun: 'order',
    table: orders,
    edits: [edit],
    read: (ids) => readDetails(ctx.db, ids),
    also: items ? [replaceLines(ctx.db, edit.id, items)] : [],
    holds: (row) => alreadyHolds(row, edit.changes) && (!items || hasLines(row, items)),
    check: (rows) =>
      editErrors(ctx, rows, [{ id: edit.id, changes: { ...edit.changes, items }, path, ...place }]),
  })
  if (!order) throw notFound('order')
  await ctx.live.publish({ topic: 'orders', ids: [order.id] })
  await tellOfEdit(ctx, [order], [edit])
  return order
}

function hasLines(order: OrderDetail, items: OrderItemInput[]): boolean {
  const lines = order.items.map(({ id, productId, quantity, unitPrice }) => [
    id,
    productId,
    quantity,
    unitPrice,
  ])
  const wanted = items.map(({ id, productId, quantity, unitPrice }) => [id, productId, quantity, unitPrice])
  return JSON.stringify(lines) === JSON.stringify(wanted)
}

/** A status is stored with the reason that was given for it, so that the reason of the status before does not stay. */
const withReason = <Changes extends OrderChanges>(changes: Changes): Changes =>
  changes.status === undefined ? changes : { ...changes, statusReason: changes.statusReason || null }
