import type { CsvRecord } from '#domain/tables/rules.ts'
import type { Ctx } from '../../../context.ts'
import type { ImportPreviewRow } from '../contract.ts'
import { forecast } from '../repository/preview.ts'
import { batchesOf, type CellValue, type FileRow, type RejectedRow, rowReader } from '../rules.ts'
import { toErrors } from './errors.ts'
import type { Source } from './file.ts'
import { planOf, type Reading } from './reading.ts'

const shownRows = 20

/** What the first rows would become, with what is wrong at each cell; nothing is written. */
export async function preview(ctx: Ctx, source: Source, reading: Reading): Promise<ImportPreviewRow[]> {
  const { mapping, rows } = reading
  const plan = planOf(source, mapping)
  const { value: batch } = await batchesOf(once(rows), plan, shownRows).next()
  if (!batch) return []
  const fields = new Set(mapping.filter((field) => field !== null))
  const { rows: forecasts } = await forecast(ctx.db, { importId: source.id, fields, orders: batch.orders })
  const outcomes = new Map<number, ImportPreviewRow['outcome']>()
  for (const { n, outcome } of forecasts)
    for (const { line } of batch.orders[n]?.rows ?? []) outcomes.set(line, outcome)
  const refused = [...batch.rejected, ...(forecasts[0]?.refused ?? [])]
  const read = rowReader(plan)
  return rows.slice(0, shownRows).map((record) => {
    const row = read(record)
    const errors = errorsAt(refused, row.line)
    return {
      line: row.line,
      cells: record.cells(),
      values: mapping.map((field) => (field === null ? null : valueText(row, field))),
      errors: toErrors(errors, reading),
      outcome: errors.length > 0 ? 'rejected' : (outcomes.get(row.line) ?? 'unchanged'),
    }
  })
}

async function* once(rows: CsvRecord[]): AsyncGenerator<CsvRecord[]> {
  yield rows
}

const errorsAt = (refused: RejectedRow[], line: number) =>
  refused.filter((row) => row.line === line).flatMap(({ errors }) => errors)

function valueText(row: FileRow, field: keyof FileRow['values'] | 'number'): string | null {
  const value: CellValue | undefined = field === 'number' ? row.number : row.values[field]
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'object' ? value.text : String(value)
}
