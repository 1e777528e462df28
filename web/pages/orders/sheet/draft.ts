import type { Content, EditField, SheetRow, Value } from './cell-value.ts'

/** One typed cell. `before` is there when somebody else changed the field since: its value when it was typed. */
export interface DraftCell extends Content {
  before?: Value
}

/** What was typed into one row, on top of the row as the server last told it. */
export interface RowDraft<Row extends SheetRow> {
  row: Row
  cells: ReadonlyMap<EditField, DraftCell>
  /** The order no longer exists: nothing of it can be saved. */
  gone?: true
}

/** Everything typed and not saved yet, by row id. The values are never changed, only replaced. */
export type Drafts<Row extends SheetRow> = ReadonlyMap<string, RowDraft<Row>>

export interface CellEdit<Row extends SheetRow> {
  row: Row
  field: EditField
  content: Content
}

/** Where a draft cell is. */
export interface CellPlace {
  id: string
  field: EditField
}

/** What the cell holds for the person: what was typed, or the server's value. */
export function contentOf<Row extends SheetRow>(drafts: Drafts<Row>, row: Row, field: EditField): DraftCell {
  return drafts.get(row.id)?.cells.get(field) ?? { value: row[field] }
}

/** The drafts with these edits. A cell that gets the server's value back is no draft any more. */
export function withEdits<Row extends SheetRow>(
  drafts: Drafts<Row>,
  edits: readonly CellEdit<Row>[],
): Drafts<Row> {
  const next = new Map(drafts)
  const fresh = new Map<string, Map<EditField, DraftCell>>()
  for (const { row, field, content } of edits) {
    const draft = next.get(row.id) ?? { row, cells: new Map() }
    const cells = fresh.get(row.id) ?? new Map(draft.cells)
    fresh.set(row.id, cells)
    if (content.error === undefined && content.value === draft.row[field]) cells.delete(field)
    else cells.set(field, plain(content))
    next.set(row.id, { ...draft, cells })
  }
  for (const id of fresh.keys()) if (next.get(id)?.cells.size === 0) next.delete(id)
  return next
}

const plain = ({ value, text, error }: Content): DraftCell =>
  error === undefined ? { value } : text === undefined ? { value, error } : { value, text, error }

/**
 * The drafts on top of newer rows of the server. Cells whose typed value holds by now are done; a cell whose field somebody else
 * changed keeps what was typed and is marked until the person decides.
 */
export function rebased<Row extends SheetRow>(drafts: Drafts<Row>, rows: readonly Row[]): Drafts<Row> {
  const changed = rows.filter((row) => {
    const draft = drafts.get(row.id)
    return draft && draft.row.updatedAt < row.updatedAt
  })
  if (changed.length === 0) return drafts
  const next = new Map(drafts)
  for (const row of changed) {
    const draft = drafts.get(row.id)
    const cells = draft ? rebasedCells(draft, row) : new Map()
    if (cells.size === 0) next.delete(row.id)
    else next.set(row.id, { row, cells })
  }
  return next
}

function rebasedCells<Row extends SheetRow>(draft: RowDraft<Row>, row: Row): Map<EditField, DraftCell> {
  const kept = [...draft.cells].filter(
    ([field, cell]) => cell.error !== undefined || cell.value !== row[field],
  )
  return new Map(
    kept.map(([field, cell]) => {
      const was = draft.row[field]
      return [field, was === row[field] ? cell : { ...cell, before: cell.before ?? was }]
    }),
  )
}

/** The person's values win over what somebody else wrote; they still have to be saved. */
export function keepMine<Row extends SheetRow>(
  drafts: Drafts<Row>,
  places: readonly CellPlace[],
): Drafts<Row> {
  return replaceCells(drafts, places, ({ before: _before, ...cell }) => cell)
}

/** The server's values win. */
export function withoutCells<Row extends SheetRow>(
  drafts: Drafts<Row>,
  places: readonly CellPlace[],
): Drafts<Row> {
  return replaceCells(drafts, places, () => undefined)
}

/** What the server refused, written at its cells. */
export function withErrors<Row extends SheetRow>(
  drafts: Drafts<Row>,
  errors: readonly (CellPlace & { message: string })[],
): Drafts<Row> {
  const messages = new Map(errors.map(({ id, field, message }) => [`${id}.${field}`, message]))
  return replaceCells(drafts, errors, (cell, { id, field }) => ({
    ...cell,
    error: messages.get(`${id}.${field}`),
  }))
}

export function withGone<Row extends SheetRow>(drafts: Drafts<Row>, ids: readonly string[]): Drafts<Row> {
  const next = new Map(drafts)
  for (const id of ids) {
    const draft = drafts.get(id)
    if (draft) next.set(id, { ...draft, gone: true })
  }
  return next
}

function replaceCells<Row extends SheetRow>(
  drafts: Drafts<Row>,
  places: readonly CellPlace[],
  replace: (cell: DraftCell, place: CellPlace) => DraftCell | undefined,
): Drafts<Row> {
  const next = new Map(drafts)
  for (const place of places) {
    const draft = next.get(place.id)
    const cell = draft?.cells.get(place.field)
    if (!draft || !cell) continue
    const cells = new Map(draft.cells)
    const replaced = replace(cell, place)
    if (replaced) cells.set(place.field, replaced)
    else cells.delete(place.field)
    if (cells.size === 0) next.delete(place.id)
    else next.set(place.id, { ...draft, cells })
  }
  return next
}

/** How the drafts stand. */
export interface DraftTally {
  cells: number
  rows: number
  conflicts: CellPlace[]
  invalid: CellPlace[]
  gone: string[]
}

export function tally<Row extends SheetRow>(drafts: Drafts<Row>): DraftTally {
  const places = [...drafts].flatMap(([id, { cells }]) =>
    [...cells].map(([field, cell]) => ({ id, field, cell })),
  )
  const where = (fits: (cell: DraftCell) => boolean): CellPlace[] =>
    places.filter(({ cell }) => fits(cell)).map(({ id, field }) => ({ id, field }))
  return {
    cells: places.length,
    rows: drafts.size,
    conflicts: where((cell) => cell.before !== undefined),
    invalid: where((cell) => cell.error !== undefined),
    gone: [...drafts].filter(([, draft]) => draft.gone).map(([id]) => id),
  }
}

/** One row's edit as the API takes it. */
export interface RowEdit {
  id: string
  updatedAt: string
  changes: Partial<Record<EditField, Value>>
}

/** What a save sends, in the order in which the rows were first typed into. */
export const editsOf = <Row extends SheetRow>(drafts: Drafts<Row>): RowEdit[] =>
  [...drafts].map(([id, { row, cells }]) => ({
    id,
    updatedAt: row.updatedAt,
    changes: Object.fromEntries([...cells].map(([field, { value }]) => [field, value])),
  }))

/** The drafts after a save: what was sent is done, what was typed while it was under way stays on top of the new rows. */
export function withSaved<Row extends SheetRow>(
  drafts: Drafts<Row>,
  edits: readonly RowEdit[],
  rows: readonly Row[],
): Drafts<Row> {
  const next = new Map(drafts)
  const newer = new Map(rows.map((row) => [row.id, row]))
  for (const { id, changes } of edits) {
    const draft = drafts.get(id)
    const row = newer.get(id)
    if (!draft || !row) continue
    const cells = [...draft.cells].filter(
      ([field, cell]) => !(field in changes) || cell.value !== changes[field],
    )
    if (cells.length === 0) next.delete(id)
    else next.set(id, { row, cells: new Map(cells) })
  }
  return next
}
