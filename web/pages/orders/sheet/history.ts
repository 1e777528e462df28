import type { Content, EditField, SheetRow } from './cell-value.ts'
import type { CellEdit } from './draft.ts'

/** One cell of a step: what stood there before and what stands there since. */
export interface CellChange<Row extends SheetRow> {
  row: Row
  field: EditField
  before: Content
  after: Content
}

/** What one action of the person did: a typed cell, a paste, a fill, a clearing. */
export type Step<Row extends SheetRow> = readonly CellChange<Row>[]

export interface History<Row extends SheetRow> {
  done: readonly Step<Row>[]
  undone: readonly Step<Row>[]
}

const longest = 200

export const emptyHistory = { done: [], undone: [] }

/** A new action; what was undone before cannot be redone any more. */
export const recorded = <Row extends SheetRow>(history: History<Row>, step: Step<Row>): History<Row> =>
  step.length === 0 ? history : { done: [...history.done, step].slice(-longest), undone: [] }

interface Turned<Row extends SheetRow> {
  history: History<Row>
  edits: CellEdit<Row>[]
}

/** The edits that take the last action back; undefined when there is none. They hold across saves, too. */
export function undone<Row extends SheetRow>({ done, undone: later }: History<Row>): Turned<Row> | undefined {
  const step = done.at(-1)
  return (
    step && {
      history: { done: done.slice(0, -1), undone: [...later, step] },
      edits: step.map(({ row, field, before }) => ({ row, field, content: before })).toReversed(),
    }
  )
}

export function redone<Row extends SheetRow>({ done, undone: later }: History<Row>): Turned<Row> | undefined {
  const step = later.at(-1)
  return (
    step && {
      history: { done: [...done, step], undone: later.slice(0, -1) },
      edits: step.map(({ row, field, after }) => ({ row, field, content: after })),
    }
  )
}
