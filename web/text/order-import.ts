import type { ImportPreviewRow, OrderImport } from '#domain/orders/imports/contract.ts'
import type { ImportField } from '#domain/orders/imports/rules.ts'
import { orderFieldText } from './orders.ts'

/** What a column of a file can be, in the order of the choice. */
export const importFieldText = {
  number: orderFieldText.number,
  status: orderFieldText.status,
  statusReason: orderFieldText.statusReason,
  customer: orderFieldText.customer,
  channel: orderFieldText.channel,
  orderedAt: orderFieldText.orderedAt,
  requiredOn: orderFieldText.requiredOn,
  assignee: orderFieldText.assignee,
  contactEmail: orderFieldText.contactEmail,
  shipToName: orderFieldText.shipToName,
  shipToStreet: orderFieldText.shipToStreet,
  shipToPostalCode: orderFieldText.shipToPostalCode,
  shipToCity: orderFieldText.shipToCity,
  shipToCountry: orderFieldText.shipToCountry,
  note: orderFieldText.note,
  currency: orderFieldText.currency,
  shippingCost: orderFieldText.shippingCost,
  sku: 'Item: SKU',
  quantity: 'Item: quantity',
  unitPrice: 'Item: unit price',
} satisfies Record<ImportField, string>

const count = (value: number): string => value.toLocaleString('en-GB')

/** `3 added, 1 rejected`; nothing is said of what there is none of. */
const countsText = (counts: readonly (readonly [value: number, what: string])[]): string =>
  counts
    .filter(([value]) => value > 0)
    .map(([value, what]) => `${count(value)} ${what}`)
    .join(', ')

/** Words of the way of a file into the orders. */
export const importText = {
  import: 'Import',
  title: 'Import orders',
  drop: 'Drop a CSV or Excel file here, or choose one',
  choose: 'Choose a file',
  dropHint:
    'The first row should name the columns. Orders are found by their number: known ones are updated, new ones added.',
  uploading: 'Reading the file…',
  failed: 'The file could not be imported',
  columnsHint: 'What each column of the file is. Those left out are not read.',
  skip: 'Leave out',
  preview: 'First rows',
  run: 'Import',
  back: 'Choose another file',
  missing: 'There is no such import',
  missingHint: 'The address may be mistyped. Earlier imports are listed below the choice of a file.',
  noPreview: 'No row below the names of the columns could be read with these settings.',
  sheet: 'Sheet',
  header: 'The first row names the columns',
  dates: 'Dates',
  dateStyles: { auto: 'Guess each', dmy: 'Day first', mdy: 'Month first', serial: 'Day numbers' },
  numbers: 'Numbers',
  numberStyles: { point: '1,234.56', comma: '1.234,56' },
  separator: 'Separator',
  delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' },
  encoding: 'Characters',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    'windows-1252': 'Windows-1252',
  },
  phases: {
    convert: 'Unpacking the workbook…',
    check: 'Looking through the file…',
    write: 'Writing orders…',
  },
  queued: 'Waiting for its turn…',
  progress: (read: number, total: number | null) =>
    total === null ? `${count(read)} rows` : `${count(read)} of ${count(total)} rows`,
  goesOn: 'You can close this; it goes on by itself and stays in the list of imports.',
  stop: 'Stop',
  resume: 'Go on',
  tryAgain: 'Try again',
  readAnew: 'Read it another way',
  states: {
    draft: 'Ready to be imported',
    queued: 'Waiting for its turn',
    running: 'Importing',
    succeeded: 'Import finished',
    cancelled: 'Import stopped',
    failed: 'Import failed',
  },
  counts: {
    read: 'Rows read',
    matched: 'Found by number',
    inserted: 'Added',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
  },
  partly: 'Import finished; some rows were rejected',
  nothing: 'Nothing was imported: every row was rejected',
  rejects: 'Rejected rows',
  rejectsCut: (shown: number) => `The first ${count(shown)}; download the file for all of them.`,
  rejectsHint: 'They are not in; correct them in the file and import it again.',
  download: 'Download rejected rows',
  line: (line: number) => `Row ${line}`,
  fieldOf: (column: string) => `What “${column}” is`,
  row: 'Row',
  takenAs: (value: string) => `read as ${value.replace('T', ' ')}`,
  outcome: 'Becomes',
  outcomes: { inserted: 'New', updated: 'Update', unchanged: 'Same', rejected: 'Rejected' },
  /** What the rows of the preview would become. */
  forecast: (rows: readonly ImportPreviewRow[]): string => {
    const of = (outcome: ImportPreviewRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
    const counts = countsText([
      [of('inserted'), 'new'],
      [of('updated'), 'to update'],
      [of('unchanged'), 'the same'],
      [of('rejected'), 'rejected'],
    ])
    return counts && `Of ${rows.length === 1 ? 'the first row' : `the first ${rows.length} rows`}: ${counts}.`
  },
  earlier: 'Earlier imports',
  /** What became of an import, in a line. */
  summary: ({ state, counts }: OrderImport): string => {
    const written = countsText([
      [counts.inserted, 'added'],
      [counts.updated, 'updated'],
      [counts.unchanged, 'unchanged'],
      [counts.rejected, 'rejected'],
    ])
    return state === 'succeeded' ? written : [importText.states[state], written].filter(Boolean).join(': ')
  },
  done: 'Done',
} as const
