import { moveError, type OrderStatus, orderStatuses } from '#domain/orders/rules.ts'
import type { SheetRow } from './cell-value.ts'
import type { DraftCell, Drafts, RowDraft } from './draft.ts'

/** The drafts after edits of these rows, with what the rules say about the move of each status. A reason typed beside it counts. */
export function checked<Row extends SheetRow>(drafts: Drafts<Row>, ids: Iterable<string>): Drafts<Row> {
  const next = new Map(drafts)
  for (const id of ids) {
    const draft = drafts.get(id)
    const cell = draft?.cells.get('status')
    if (!draft || !cell || cell.text !== undefined) continue
    next.set(id, { ...draft, cells: new Map(draft.cells).set('status', withMoveError(draft, cell)) })
  }
  return next
}

function withMoveError<Row extends SheetRow>({ row, cells }: RowDraft<Row>, cell: DraftCell): DraftCell {
  const to = orderStatuses.find((status) => status === cell.value)
  const from: OrderStatus = row.status
  const error = to && moveError(from, to, cells.get('statusReason')?.value ?? null)
  const { error: _error, ...rest } = cell
  return error === undefined ? rest : { ...rest, error }
}
