/** Start and end in the form they were written: `2026-03-01` or a date and time with offset. */
export interface DateValue {
  start: string
  end: string | null
  time_zone: string | null
}

/**
 * The value of one property of one page, as stored. Options and people are held by id and looked up when shown, so
 * renaming an option changes every page without touching it. `runs` are the plain texts of rich-text runs.
 */
export type Cell =
  | { type: 'title' | 'rich_text'; runs: readonly string[] }
  | { type: 'number'; number: number | null }
  | { type: 'select' | 'status'; option: string | null }
  | { type: 'multi_select'; options: readonly string[] }
  | { type: 'date'; date: DateValue | null }
  | { type: 'people' | 'relation'; ids: readonly string[] }
  | { type: 'checkbox'; checked: boolean }
  | { type: 'url' | 'email' | 'phone_number'; text: string | null }

export type PropertyType = Cell['type']

export const propertyTypes = [
  'title',
  'rich_text',
  'number',
  'select',
  'status',
  'multi_select',
  'date',
  'people',
  'relation',
  'checkbox',
  'url',
  'email',
  'phone_number',
] as const satisfies readonly PropertyType[]

export function emptyCell(type: PropertyType): Cell {
  switch (type) {
    case 'title':
    case 'rich_text':
      return { type, runs: [] }
    case 'number':
      return { type, number: null }
    case 'select':
    case 'status':
      return { type, option: null }
    case 'multi_select':
      return { type, options: [] }
    case 'date':
      return { type, date: null }
    case 'people':
    case 'relation':
      return { type, ids: [] }
    case 'checkbox':
      return { type, checked: false }
    default:
      return { type, text: null }
  }
}

export function isEmptyCell(cell: Cell): boolean {
  switch (cell.type) {
    case 'title':
    case 'rich_text':
      return cell.runs.join('') === ''
    case 'number':
      return cell.number === null
    case 'select':
    case 'status':
      return cell.option === null
    case 'multi_select':
      return cell.options.length === 0
    case 'date':
      return cell.date === null
    case 'people':
    case 'relation':
      return cell.ids.length === 0
    case 'checkbox':
      return !cell.checked
    default:
      return cell.text === null || cell.text === ''
  }
}
