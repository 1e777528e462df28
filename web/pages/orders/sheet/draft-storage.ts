import { type EditField, isEditField, type SheetRow } from './cell-value.ts'
import type { DraftCell, Drafts, RowDraft } from './draft.ts'

/** Drafts lie in this tab's storage: they outlive a reload, and end with the tab. */
export const draftsKey = (userId: string) => `quarterdeck.orders.drafts.${userId}`

export const writeDrafts = <Row extends SheetRow>(drafts: Drafts<Row>): string =>
  JSON.stringify([...drafts.values()].map(({ row, cells }) => ({ row, cells: [...cells] })))

/** What was written, as far as it can be read. */
export function readDrafts<Row extends SheetRow>(
  text: string | null,
  isRow: (value: unknown) => value is Row,
): Drafts<Row> {
  const drafts = listed(text).flatMap((entry): [string, RowDraft<Row>][] => {
    if (!isRecord(entry) || !isRow(entry['row']) || !Array.isArray(entry['cells'])) return []
    const cells = entry['cells'].flatMap((cell: unknown) => readCell(cell))
    return cells.length > 0 ? [[entry['row'].id, { row: entry['row'], cells: new Map(cells) }]] : []
  })
  return new Map(drafts)
}

function listed(text: string | null): unknown[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

function readCell(entry: unknown): [EditField, DraftCell][] {
  if (!Array.isArray(entry)) return []
  const [field, cell]: unknown[] = entry
  if (typeof field !== 'string' || !isEditField(field) || !isRecord(cell)) return []
  const { value, text, error, before } = cell
  if (!isValue(value)) return []
  return [
    [
      field,
      {
        value,
        ...(typeof text === 'string' && { text }),
        ...(typeof error === 'string' && { error }),
        ...(before !== undefined && isValue(before) && { before }),
      },
    ],
  ]
}

const isValue = (value: unknown): value is string | null => value === null || typeof value === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
