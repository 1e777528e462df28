import type { QuestionResult, ResultCell, ResultColumn } from '#domain/ask/contract.ts'
import { formatDay } from '../../../../format.ts'

/** Which columns make a chart: what runs along the axis, what tells series apart, and what can be measured. */
export interface ChartColumns {
  kind: 'line' | 'bar'
  category: number
  split: number | undefined
  values: readonly number[]
}

export interface ChartSeries {
  name: string
  data: (number | null)[]
}

export interface ResultChart {
  kind: 'line' | 'bar'
  labels: string[]
  series: ChartSeries[]
}

const mostLabels = 120
const mostSeries = 6

/** Days and times make lines, words make bars; undefined where a chart would say nothing that the table does not. */
export function chartColumns({
  columns,
  rows,
}: Pick<QuestionResult, 'columns' | 'rows'>): ChartColumns | undefined {
  const values = places(columns, ['number'])
  const category = places(columns, ['day', 'instant'])[0] ?? places(columns, ['text', 'boolean'])[0]
  if (values.length === 0 || category === undefined || rows.length < 2) return undefined
  const split = places(columns, ['text', 'boolean']).find((place) => place !== category)
  const kind = columns[category]?.kind === 'text' || columns[category]?.kind === 'boolean' ? 'bar' : 'line'
  const found: ChartColumns = { kind, category, split, values }
  const isFlat = places(columns, ['text', 'boolean']).length <= (kind === 'bar' ? 2 : 1)
  return isFlat && isDrawable(rows, found) ? found : undefined
}

const places = (columns: readonly ResultColumn[], kinds: readonly ResultColumn['kind'][]): number[] =>
  columns.flatMap(({ kind }, place) => (kinds.includes(kind) ? [place] : []))

/** One figure for each place of each series, and few enough of both. */
function isDrawable(rows: readonly ResultCell[][], { category, split }: ChartColumns): boolean {
  const keys = rows.map((row) => JSON.stringify([row[category], split === undefined ? null : row[split]]))
  const labels = new Set(rows.map((row) => row[category]))
  const series = new Set(rows.map((row) => (split === undefined ? null : row[split])))
  return new Set(keys).size === rows.length && labels.size <= mostLabels && series.size <= mostSeries
}

/** The chart of one of the measured columns. Labels stay in the order of the rows, those of days in their own. */
export function chartOf(
  { columns, rows }: Pick<QuestionResult, 'columns' | 'rows'>,
  { kind, category, split }: ChartColumns,
  value: number,
): ResultChart {
  const found = [...new Set(rows.map((row) => textOf(row[category])))]
  const labels = kind === 'line' ? found.toSorted() : found
  const names =
    split === undefined ? [columns[value]?.name ?? ''] : [...new Set(rows.map((row) => textOf(row[split])))]
  const series = names.map((name) => {
    const own = split === undefined ? rows : rows.filter((row) => textOf(row[split]) === name)
    const byLabel = new Map(own.map((row) => [textOf(row[category]), numberOf(row[value])]))
    return { name, data: labels.map((label) => byLabel.get(label) ?? null) }
  })
  return { kind, labels: labels.map((label) => axisText(columns[category], label)), series }
}

const axisText = (column: ResultColumn | undefined, label: string): string =>
  column?.kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(label) ? formatDay(label) : label

const textOf = (cell: ResultCell | undefined): string =>
  cell === null || cell === undefined ? '–' : String(cell)

const numberOf = (cell: ResultCell | undefined): number | null => {
  if (cell === null || cell === undefined || cell === '') return null
  const number = Number(cell)
  return Number.isFinite(number) ? number : null
}
