import type { CsvRecord } from '#domain/tables/rules.ts'
import { withoutDefusing } from '../../../csv.ts'
import { type CellValue, readCell } from './cells.ts'
import { type ImportField, lineFields, type Mapping, type Styles } from './fields.ts'

/** Why a row, or one cell of it, cannot be taken. `code` stands for a sentence, see `rejectReason`. */
export interface RowError {
  field: ImportField | null
  code: string
  value: string | null
  detail?: unknown
}

/** A row of the file as it is read: what is in it, or what is wrong. */
export interface FileRow {
  line: number
  number: string
  values: Partial<Record<ImportField, CellValue>>
  /** The cells of the order as they stand in the file, to be compared with those of its other lines. */
  texts: Partial<Record<ImportField, string>>
  errors: RowError[]
}

/** How the rows of a file are read. */
export interface RowPlan extends Styles {
  mapping: Mapping
  /** Whether formulas are defused by an apostrophe, as in CSV of this product. */
  defused: boolean
  /** Whether empty cells at the end of a row are left out, as in workbooks. */
  padded: boolean
}

const shownLength = 200

export const shown = (text: string): string =>
  text.length > shownLength ? `${text.slice(0, shownLength)}…` : text

/** Reads rows one by one. */
export function rowReader(plan: RowPlan): (record: CsvRecord) => FileRow {
  const fields = plan.mapping.flatMap((field, index) => (field === null ? [] : [{ field, index }]))
  const hasLines = plan.mapping.includes('sku')
  return (record) => {
    const cells = record.cells()
    const row: FileRow = {
      line: record.line,
      number: '',
      values: {},
      texts: {},
      errors: shapeErrors(record, cells, plan),
    }
    if (row.errors.length > 0) return row
    for (const { field, index } of fields) {
      const text = cells[index] ?? ''
      row.texts[field] = plan.defused ? withoutDefusing(text) : text
      readInto(row, field, plan)
    }
    if (hasLines) checkLine(row)
    return row
  }
}

function shapeErrors(record: CsvRecord, cells: string[], { mapping, padded }: RowPlan): RowError[] {
  const width = mapping.length
  if (record.stray) return [{ field: null, code: 'stray', value: null }]
  if (cells.length === width || (padded && cells.length < width)) return []
  const extra = cells.slice(width).some((cell) => cell.trim() !== '')
  if (cells.length > width && !extra) return []
  return [{ field: null, code: 'ragged', value: null, detail: { cells: cells.length, columns: width } }]
}

function readInto(row: FileRow, field: ImportField, plan: RowPlan): void {
  const text = row.texts[field] ?? ''
  const read = readCell(field, text, plan)
  if ('code' in read) row.errors.push({ field, code: read.code, value: shown(text) })
  else if (field === 'number') row.number = String(read.value)
  else row.values[field] = read.value
}

/** A row without a product is an order without lines, so nothing may stand in the columns of its line. */
function checkLine(row: FileRow): void {
  const isEmpty = (field: ImportField) => (row.texts[field] ?? '').trim() === ''
  if (!isEmpty('sku')) {
    if (isEmpty('quantity')) row.errors.push({ field: 'quantity', code: 'required', value: '' })
    return
  }
  for (const field of lineFields)
    if (!isEmpty(field)) {
      row.errors.push({ field: 'sku', code: 'required', value: '' })
      return
    }
}
