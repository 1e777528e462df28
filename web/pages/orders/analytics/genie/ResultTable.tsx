import { createMemo, createSignal } from 'solid-js'
import type { QuestionResult, ResultCell, ResultColumn } from '#domain/ask/contract.ts'
import { type SmallColumn, SmallTable } from '../../../../components/SmallTable.tsx'
import { formatDay } from '../../../../format.ts'
import { genieText } from '../../../../text/order-analytics.ts'

interface Row {
  id: string
  cells: readonly ResultCell[]
}

/** Every row of the result, sorted by any column. Figures are grouped, never rounded. */
export function ResultTable(props: { result: QuestionResult; title: string }) {
  const [sort, setSort] = createSignal<string>()
  const rows = createMemo((): Row[] =>
    props.result.rows.map((cells, place) => ({ id: String(place), cells })),
  )
  const columns = createMemo((): SmallColumn<Row>[] =>
    props.result.columns.map((column, place) => ({
      id: `c${place}`,
      header: column.name,
      align: column.kind === 'number' ? 'end' : undefined,
      class: 'whitespace-nowrap',
      sortBy: (row) => sortKey(column, row.cells[place] ?? null),
      view: (row) => (
        <span classList={{ figures: column.kind !== 'text' }}>
          {cellText(column, row().cells[place] ?? null)}
        </span>
      ),
    })),
  )
  return (
    <div
      tabindex="0"
      role="region"
      aria-label={genieText.table(props.title)}
      class="max-h-96 overflow-auto [&_th[scope=col]]:sticky [&_th[scope=col]]:top-0 [&_th[scope=col]]:z-10 [&_th[scope=col]]:bg-canvas"
    >
      <SmallTable label={props.title} columns={columns()} rows={rows()} sort={sort()} onSort={setSort} />
    </div>
  )
}

const sortKey = ({ kind }: ResultColumn, cell: ResultCell): string | number | null => {
  if (cell === null) return null
  return kind === 'number' ? Number(cell) : String(cell)
}

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 })
const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** Exact decimals come as text and keep every digit. */
function cellText({ kind }: ResultColumn, cell: ResultCell): string {
  if (cell === null) return '–'
  if (typeof cell === 'boolean') return cell ? genieText.yes : genieText.no
  if (kind === 'number') return exactNumber(cell)
  return kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(String(cell)) ? formatDay(String(cell)) : String(cell)
}

function exactNumber(cell: string | number): string {
  if (typeof cell === 'number') return grouped.format(cell)
  if (!isDecimal(cell)) return cell
  const places = cell.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat('en-GB', { minimumFractionDigits: Math.min(places, 20) }).format(cell)
}
