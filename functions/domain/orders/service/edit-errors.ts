import type { Ctx } from '../../context.ts'
import { DomainError, type FieldError, invalid } from '../../errors.ts'
import type { OrderChanges, OrderItemInput, OrderRowEdit } from '../contract.ts'
import { findUnknown } from '../repository/references.ts'
import { allowedMoves, moveError, type OrderStatus } from '../rules.ts'
import { lineBeyondLimit } from '../totals/rules.ts'

/** An edit, and what stands before the names of its fields in the request, such as `items.3.changes.`. */
export interface PlacedEdit {
  id: string
  changes: OrderChanges & { items?: OrderItemInput[] | undefined }
  path: string
  /** Where the request has the reason of a change of status; without it a missing reason is said at the status. */
  reasonAt?: string
}

/** What is wrong with edits of orders as they are now: moves of status that are not allowed, and references to nothing. */
export async function editErrors(
  ctx: Ctx,
  rows: readonly { id: string; status: OrderStatus }[],
  edits: PlacedEdit[],
): Promise<FieldError[]> {
  const unknown = await findUnknown(ctx.db, {
    users: edits.flatMap(({ changes }) => changes.assigneeId ?? []),
    customers: edits.flatMap(({ changes }) => changes.customerId ?? []),
    products: edits.flatMap(({ changes }) => (changes.items ?? []).map((item) => item.productId)),
  })
  const statusOf = new Map(rows.map((row) => [row.id, row.status]))
  return edits.flatMap((edit) => [
    ...statusErrors(edit, statusOf.get(edit.id)),
    ...referenceErrors(edit.changes, unknown, edit.path),
  ])
}

function statusErrors({ changes, path, reasonAt }: PlacedEdit, from: OrderStatus | undefined): FieldError[] {
  if (!from || !changes.status) return []
  const message = moveError(from, changes.status, changes.statusReason ?? null)
  if (!message) return []
  const lacksReason = allowedMoves(from).some((move) => move.to === changes.status)
  return [{ path: lacksReason && reasonAt ? reasonAt : `${path}status`, message }]
}

/** `path` stands before the names of the fields. */
export function referenceErrors(
  changes: PlacedEdit['changes'],
  unknown: Set<string>,
  path: string,
): FieldError[] {
  const { assigneeId, customerId, items = [] } = changes
  return [
    ...(assigneeId && unknown.has(assigneeId)
      ? [{ path: `${path}assigneeId`, message: 'There is no such person. Choose another.' }]
      : []),
    ...(customerId && unknown.has(customerId)
      ? [{ path: `${path}customerId`, message: 'There is no such customer. Choose another.' }]
      : []),
    ...items.flatMap((item, index) =>
      unknown.has(item.productId)
        ? [{ path: `${path}items.${index}.productId`, message: 'There is no such product. Choose another.' }]
        : [],
    ),
  ]
}

/** What is wrong with a request whatever the orders are like. Throws invalid in the shape of a refused bulk edit. */
export function checkBulk(edits: OrderRowEdit[]): void {
  const seen = new Set<string>()
  const errors = edits.flatMap((edit, index) => {
    const path = `items.${index}`
    const twice = seen.has(edit.id) ? [{ path: `${path}.id`, message: 'This order is named twice.' }] : []
    seen.add(edit.id)
    return [...twice, ...loneReasonErrors(edit.changes, `${path}.changes`)]
  })
  if (errors.length === 0) return
  throw new DomainError('invalid', invalid(errors).message, {
    errors,
    extra: { conflicts: [], errors, gone: [] },
  })
}

export const loneReasonErrors = (changes: OrderChanges, path: string): FieldError[] =>
  changes.statusReason !== undefined && changes.status === undefined
    ? [
        {
          path: `${path}.statusReason`,
          message: 'A reason belongs to a change of the status. Name that too.',
        },
      ]
    : []

/** Two lines with one id would be one line, and what they come to has to be kept to the cent. */
export function lineErrors(items: OrderItemInput[] = [], path: string): FieldError[] {
  const ids = items.map((item) => item.id)
  const twice = items.flatMap((item, index) =>
    ids.indexOf(item.id) === index
      ? []
      : [{ path: `${path}.${index}.id`, message: 'This line is named twice.' }],
  )
  const beyond = lineBeyondLimit(items)
  if (beyond === undefined) return twice
  const message = 'With this line the order is worth more than can be kept. Check the quantity and the price.'
  return [...twice, { path: `${path}.${beyond}.unitPrice`, message }]
}
