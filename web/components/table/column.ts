import type { Accessor, JSX } from 'solid-js'
import type { Option } from '../option.ts'

/** What a check makes of a draft: the changes to send, or what is wrong and how to put it right. */
export type Checked<Changes> = { changes: Changes } | { error: string }

export interface CellEdit<Row, Changes> {
  kind: 'text' | 'number' | 'money' | 'date' | 'select'
  /** The field of the row, for its saving state and the server's messages. */
  field: string
  /** The draft that an edit begins with. */
  text: (row: Row) => string
  /** Turns a draft into changes; may load the contract's schema first. */
  check: (draft: string, row: Row) => Promise<Checked<Changes>>
  /** For `select`. An empty draft means none; it is offered unless `required`. */
  options?: readonly Option[]
  required?: boolean
  /** Why this row's cell cannot be edited, or undefined. */
  locked?: (row: Row) => string | undefined
}

export interface Column<Row, Changes = never> {
  /** Also the name that the list is sorted by. */
  id: string
  header: string
  /** In px; `grow` takes what is left. `narrow` holds below 640 px. */
  width: number
  narrow?: number
  grow?: boolean
  align?: 'end'
  sortable?: boolean
  /** Stays in view while the rest scrolls sideways: `always`, or only where there is room. First columns only. */
  sticky?: 'always' | 'wide'
  /** The cell's value as text or number; what an export holds, too. */
  value: (row: Row) => string | number | null
  /** How it is shown, when not as its value. */
  view?: (row: Accessor<Row>) => JSX.Element
  edit?: CellEdit<Row, Changes>
}

export type Sort = { field: string; descending: boolean }

/** `name`, or `-name` for descending, as in the address and the API. */
export const readSort = (text: string): Sort => ({
  field: text.replace(/^-/, ''),
  descending: text.startsWith('-'),
})

/** What a click on a header asks for next. */
export const nextSort = (sort: string, field: string): string => (sort === field ? `-${field}` : field)
