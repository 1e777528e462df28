import {
  channelTitles as channelText,
  columnTitles as orderFieldText,
  statusTitles as orderStatusText,
} from '#domain/orders/exports/rules.ts'
import { plural } from './words.ts'

/** Words of the order desk that its pages and its files share. */
export { channelText, orderFieldText, orderStatusText }

export const orderWords = {
  nobody: 'Nobody',
  overdue: 'Overdue',
} as const

/** Words of the sheet. */
export const sheetText = {
  title: 'Orders',
  keys: 'In the sheet',
  search: 'Search by number or customer',
  count: (total: number) => plural(total, 'order'),
  counting: 'Counting…',
  create: 'New order',
  open: (number: string) => `Open ${number}`,
  none: 'No orders yet',
  noneHint: 'Create the first one, or import a file with those you have.',
  noMatch: 'No order fits these filters',
  noMatchHint: 'Take a filter away or search for something else.',
  loadFailed: 'Some rows could not be loaded',
  filled: (count: number) => `Count ${count.toLocaleString('en-GB')}`,
  adding: 'Adding up…',
  tooManyAdded: (cells: number, rows: number) =>
    `${plural(cells, 'cell')}; at most ${rows.toLocaleString('en-GB')} rows are added up`,
  sum: (figures: readonly string[]) => `Sum ${figures.join(' · ')}`,
  average: (text: string) => `Average ${text}`,
  attribution: 'Grid by RevoGrid',
  readOnly: {
    number: 'An order keeps its number.',
    orderedAt: 'When it was ordered does not change.',
    currency: 'An order keeps its currency.',
    itemCount: 'Open the order to change its items.',
    itemsTotal: 'This is the sum of the items. Open the order to change them.',
    total: 'This is worked out from the items and the shipping.',
    updatedAt: 'This is kept by itself.',
    role: 'Your role can look at orders, not change them.',
    gone: 'This order was deleted by someone else.',
  },
  withReason: 'with a reason',
  reasonFor: (status: string) => `Why does it become ${status.toLowerCase()}?`,
  news: (more: number) =>
    more > 0
      ? plural(more, 'new order')
      : more < 0
        ? `${plural(-more, 'order')} fewer`
        : 'Others changed this list',
  showNews: 'Show',
  loadingRow: 'This row is still loading.',
} as const

export const filterText = {
  status: orderFieldText.status,
  channel: orderFieldText.channel,
  customer: 'Customer',
  product: 'Product',
  assignee: 'Assignee',
  country: 'Country',
  currency: 'Currency',
  ordered: 'Ordered',
  required: 'Required by',
  total: 'Total',
  items: 'Items',
  city: 'City',
  note: 'Note',
  due: 'Due',
  overdue: 'Overdue',
  visit: 'Customer is',
  visits: { new: 'New', returning: 'Returning' },
  hourLabel: 'Hour',
  chosen: (count: number) => `${count} chosen`,
  countryCode: 'Country codes, such as DE,AT',
  notANumber: 'Must be a number such as 100',
  from: 'From',
  to: 'To',
  atLeast: 'At least',
  atMost: 'At most',
  contains: 'Contains',
  find: (what: string) => `Find ${what.toLowerCase()}`,
  days: 'Days in the workspace’s time zone, both included.',
} as const

export const draftText = {
  bar: 'Changes that are not saved',
  changes: (cells: number, rows: number) => `${plural(cells, 'change')} in ${plural(rows, 'row')}`,
  saving: (done: number, all: number) => (all === 1 ? 'Saving…' : `Saving part ${done + 1} of ${all}…`),
  save: 'Save',
  saveKeys: 'Ctrl or Cmd + S',
  saveAll: 'Save all changes',
  discard: 'Discard',
  discardTitle: (cells: number) => `Discard ${plural(cells, 'change')}?`,
  discardHint: 'The cells go back to what is saved. You can undo this as long as the page is open.',
  discardAction: 'Discard changes',
  saved: (rows: number) => `${plural(rows, 'order')} saved`,
  notSaved: 'Nothing was saved',
  partlySaved: (rows: number) => `${plural(rows, 'order')} saved; the rest was not`,
  notSavedHint: (conflicts: number, invalid: number) =>
    [
      conflicts > 0 && `${plural(conflicts, 'cell')} changed by others`,
      invalid > 0 && `${plural(invalid, 'cell')} not valid`,
    ]
      .filter(Boolean)
      .join(', ') + '. They are marked; everything you typed is still here.',
  conflicts: (count: number) => plural(count, 'conflict'),
  invalid: (count: number) => `${count} not valid`,
  gone: (count: number) => `${plural(count, 'order')} deleted by others`,
  next: 'Go to the next one',
  keepAll: 'Keep all mine',
  takeAll: 'Take all theirs',
  dropInvalid: 'Take back those not valid',
  dropGone: 'Drop those deleted',
  parts: (rows: number, parts: number) =>
    `${plural(rows, 'row')} are saved in ${parts} parts of at most 1,000, one after the other. Each part is saved as a whole or not at all.`,
  conflict: 'Someone else changed this cell',
  theirs: 'Theirs',
  mine: 'Yours',
  was: 'Before',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  notShown: 'That cell is not among the rows and columns that are shown now',
  undone: 'Nothing to undo',
  redone: 'Nothing to redo',
} as const

export const clipText = {
  tooBig: 'At most 10,000 rows can be copied, pasted or filled at once. Choose a smaller range.',
  cut: (rows: number, columns: number) =>
    [
      rows > 0 && `${plural(rows, 'row')} below the last one`,
      columns > 0 && `${plural(columns, 'column')} right of the last one`,
    ]
      .filter(Boolean)
      .join(' and ') + ' had no place and were left out.',
  pasted: 'Not everything was pasted',
  locked: (cells: number) => `${plural(cells, 'cell')} cannot be edited and stayed as they are.`,
  invalid: (cells: number) => `${plural(cells, 'cell')} are not valid; they are marked.`,
  customersMissing: 'The customers could not be looked up, so nothing was changed. Try again.',
  rowsMissing: 'Some rows could not be loaded, so nothing was changed. Try again.',
  copyFailed: 'The browser did not allow copying so many rows. Copy a smaller range.',
} as const

export const columnText = {
  columns: 'Columns',
  menu: (name: string) => `${name}: sort, filter and arrange`,
  ascending: 'Sort ascending',
  descending: 'Sort descending',
  pin: 'Freeze',
  unpin: 'Unfreeze',
  hide: 'Hide',
  left: 'Move left',
  right: 'Move right',
  fit: 'Fit to content',
  reset: 'Reset the columns',
  days: 'Dates',
  dayFormats: { named: '9 Mar 2026', iso: '2026-03-09', dotted: '09.03.2026', slashed: '09/03/2026' },
  amounts: 'Amounts',
  amountFormats: { point: '€1,250.50', comma: '€1.250,50', plain: '1250.50' },
  calendar: 'Open the calendar',
  select: 'Selected',
  selectAll: 'Select all loaded rows',
  selectRow: (number: string) => `Select ${number}`,
} as const

export const viewText = {
  views: 'Views',
  save: 'Save this view…',
  update: (name: string) => `Update “${name}”`,
  remove: (name: string) => `Delete “${name}”`,
  standard: 'All orders',
  name: 'Name of the view',
  needsName: 'Give the view a name',
  nameHint: 'Filters, sorting and columns are saved with it. Only you see it.',
  saveAction: 'Save view',
  saved: (name: string) => `View “${name}” saved`,
  removed: (name: string) => `View “${name}” deleted`,
  failed: 'The view was not saved',
  layoutFailed: 'The arrangement of the columns was not saved',
} as const

export const sheetKeyText = [
  { keys: 'F2', label: 'Edit the cell (typing replaces it)' },
  { keys: 'Enter', label: 'Down, in a range cell by cell (with Shift: up)' },
  { keys: 'Tab', label: 'Right; Enter then goes on below where Tab began' },
  { keys: 'Esc', label: 'Take back what is typed; then Tab leaves the sheet' },
  { keys: 'Mod+Down', label: 'To the last row; any arrow goes to its edge' },
  { keys: 'Home', label: 'First column (with Ctrl: first cell)' },
  { keys: 'End', label: 'Last column (with Ctrl: last cell)' },
  { keys: 'PageDown', label: 'A screen down' },
  { keys: 'Shift+Down', label: 'Select a range; works with all of the above' },
  { keys: 'Shift+Space', label: 'Select the row' },
  { keys: 'Mod+Space', label: 'Select the column' },
  { keys: 'Mod+A', label: 'Select all cells' },
  { keys: 'Space', label: 'Tick the rows, on their check boxes' },
  { keys: 'Mod+Enter', label: 'Open the order; while typing: into the whole range' },
  { keys: 'Delete', label: 'Empty the cells' },
  { keys: 'Mod+;', label: 'Today’s date' },
  { keys: 'Mod+Z', label: 'Undo' },
  { keys: 'Mod+Y', label: 'Redo' },
  { keys: 'Mod+D', label: 'Fill down; one row takes what is above it' },
  { keys: 'Mod+R', label: 'Fill a range to the right' },
  { keys: 'Alt+Down', label: 'Sort, filter and arrange the column' },
  { keys: 'Alt+M', label: 'Conflict: keep mine' },
  { keys: 'Alt+T', label: 'Conflict: take theirs' },
] as const
