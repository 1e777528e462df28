import type { CsvPlace, CsvRecord } from '#domain/tables/rules.ts'
import { type ImportField, importFields, lineFields } from './fields.ts'
import { type FileRow, type RowError, type RowPlan, rowReader, shown } from './rows.ts'

/** Neighbouring rows of one number that can be read: an order with its lines. */
export interface FileOrder {
  number: string
  rows: [FileRow, ...FileRow[]]
}

export interface RejectedRow {
  line: number
  errors: RowError[]
}

/** What is written at once. */
export interface Batch {
  orders: FileOrder[]
  rejected: RejectedRow[]
  /** Every number of these rows, with the line where it stands first. */
  numbers: Map<string, number>
  /** Rows of the file in it. */
  rows: number
  /** Where the rows after it begin. */
  next: CsvPlace
}

const mostLines = 500

/**
 * Gathers rows to whole orders and orders to batches of about `most` rows. Neighbouring rows of one number are one order where the file has lines,
 * and all of them are refused when one is.
 */
export async function* batchesOf(
  records: AsyncIterable<readonly CsvRecord[]>,
  plan: RowPlan,
  most: number,
): AsyncGenerator<Batch> {
  const read = rowReader(plan)
  const gathering = new Gathering(plan.mapping.includes('sku'))
  for await (const piece of records)
    for (const record of piece) {
      const row = read(record)
      if (!gathering.continues(row)) {
        gathering.closeOrder()
        if (gathering.rows >= most) yield gathering.takeBatch()
      }
      gathering.add(row, record.next)
    }
  gathering.closeOrder()
  if (gathering.rows > 0) yield gathering.takeBatch()
}

class Gathering {
  rows = 0
  private readonly hasLines: boolean
  private order: FileRow[] = []
  private batch: Batch = emptyBatch()
  private next: CsvPlace = this.batch.next

  constructor(hasLines: boolean) {
    this.hasLines = hasLines
  }

  /** Whether a row is a further line of the order at hand. */
  continues(row: FileRow): boolean {
    const [first] = this.order
    return (
      this.hasLines &&
      first !== undefined &&
      row.number !== '' &&
      row.number === first.number &&
      this.order.length <= mostLines
    )
  }

  add(row: FileRow, next: CsvPlace): void {
    this.order.push(row)
    this.next = next
    this.rows++
  }

  closeOrder(): void {
    const [first, ...others] = this.order
    this.order = []
    if (!first) return
    const rows: [FileRow, ...FileRow[]] = [first, ...others]
    const { number } = first
    const repeats = number === '' ? undefined : this.batch.numbers.get(number)
    if (number !== '' && repeats === undefined) this.batch.numbers.set(number, first.line)
    compareLines(rows, repeats)
    if (rows.every(({ errors }) => errors.length === 0)) this.batch.orders.push({ number, rows })
    else this.batch.rejected.push(...refused(rows))
  }

  takeBatch(): Batch {
    const batch = { ...this.batch, rows: this.rows, next: this.next }
    this.batch = emptyBatch()
    this.rows = 0
    return batch
  }
}

const emptyBatch = (): Batch => ({
  orders: [],
  rejected: [],
  numbers: new Map(),
  rows: 0,
  next: { offset: 0, line: 1 },
})

/** What can be wrong with the rows of an order between them. */
function compareLines(rows: [FileRow, ...FileRow[]], repeats: number | undefined): void {
  const [first, ...others] = rows
  if (repeats !== undefined)
    first.errors.push({ field: 'number', code: 'repeated', value: first.number, detail: repeats })
  if (rows.length > mostLines)
    first.errors.push({ field: null, code: 'tooManyLines', value: null, detail: mostLines })
  if (others.length === 0) return
  // What the first row says need not be said again.
  for (const row of others)
    row.errors = row.errors.filter(({ field, code }) => code !== 'required' || !isOrderField(field))
  for (const row of rows)
    if (row.errors.length === 0 && (row.texts.sku ?? '').trim() === '')
      row.errors.push({ field: 'sku', code: 'required', value: '' })
  for (const row of others) {
    const field = differing(first, row)
    if (field)
      row.errors.push({ field, code: 'differs', value: shown(row.texts[field] ?? ''), detail: first.line })
  }
}

/** The first field of the order that says something else than in its first row; an empty cell says the same. */
function differing(first: FileRow, row: FileRow): ImportField | undefined {
  for (const [key, text] of Object.entries(row.texts)) {
    if (text.trim() === '') continue
    const field = importFields.find((known) => known === key)
    if (field && isOrderField(field) && text.trim() !== (first.texts[field] ?? '').trim()) return field
  }
  return undefined
}

const isOrderField = (field: ImportField | null) =>
  field !== null && field !== 'number' && !lineFields.includes(field)

/** All rows of an order of which one cannot be taken. */
function refused(rows: readonly FileRow[]): RejectedRow[] {
  const culprit = rows.find(({ errors }) => errors.length > 0)?.line
  return rows.map(({ line, errors }) => ({
    line,
    errors: errors.length > 0 ? errors : [{ field: null, code: 'sibling', value: null, detail: culprit }],
  }))
}
