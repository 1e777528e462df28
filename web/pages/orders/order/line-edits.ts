import { type Accessor, createSignal } from 'solid-js'
import { uuidv7 } from 'uuidv7'
import { lineText } from '../../../text/order-form.ts'
import type { FormDesk } from './form-desk.ts'
import { blankLine, type Line } from './form.ts'
import { changeLine, type LineAction, type LineField, moveLine, removeLine } from './lines.ts'

/** Adds, moves and removes lines, and takes the focus along. */
export interface LineEdits {
  setList: (list: HTMLElement) => void
  /** What was just done, for screen readers. */
  said: Accessor<string>
  add: () => void
  change: (id: string, part: Partial<Line>) => void
  remove: (id: string) => void
  act: (action: LineAction, id: string, field: LineField) => void
  focus: (id: string, field: LineField) => void
}

export function createLineEdits(desk: FormDesk): LineEdits {
  const [said, setSaid] = createSignal('')
  let list: HTMLElement | undefined
  const lines = () => desk.form().lines
  // A moment later: a new line does not stand there yet.
  const focus = (id: string, field: LineField) =>
    queueMicrotask(() => list?.querySelector<HTMLElement>(`[name="${field}-${id}"]`)?.focus())
  const add = () => {
    const line = blankLine(uuidv7())
    desk.setLines([...lines(), line])
    focus(line.id, 'productId')
  }
  const remove = (id: string) => {
    const place = lines().findIndex((line) => line.id === id)
    desk.setLines(removeLine(lines(), id))
    setSaid(lineText.removed)
    const next = lines()[place] ?? lines().at(-1)
    if (next) focus(next.id, 'productId')
  }
  const move = (id: string, by: 1 | -1, field: LineField) => {
    const moved = moveLine(lines(), id, by)
    if (moved === lines()) return
    desk.setLines(moved)
    setSaid(lineText.moved(moved.findIndex((line) => line.id === id) + 1))
    focus(id, field)
  }
  return {
    setList: (element) => {
      list = element
    },
    said,
    add,
    change: (id, part) => desk.setLines(changeLine(lines(), id, part)),
    remove,
    act: (action, id, field) => {
      if ('add' in action) return add()
      if ('move' in action) return move(id, action.move, field)
      const line = lines()[action.go.place]
      if (line) focus(line.id, action.go.field)
    },
    focus,
  }
}
