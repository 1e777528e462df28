import type { Kpis } from '#domain/insights/contract.ts'
import type { KpiDefinition } from '../../components/KpiCards.tsx'
import { kpiText, overviewText } from '../../text/insights.ts'

interface ExportRow {
  figure: string
  value: string | null
  note: string
}

export const exportColumns = [
  { header: overviewText.figure, value: (row: ExportRow) => row.figure },
  { header: overviewText.value, value: (row: ExportRow) => row.value },
  { header: overviewText.note, value: (row: ExportRow) => row.note },
]

const amounts = ['budget', 'committed', 'actual', 'forecast', 'variance'] as const

/** The cards and the money as one list of figures; amounts are exact, with their currency beside them. */
export const exportRows = (kpis: Kpis, cards: readonly KpiDefinition[]): ExportRow[] => [
  ...cards.map(({ label, read }) => {
    const { value, note, reason } = read(kpis)
    return { figure: label, value, note: (value === null ? reason : note) ?? '' }
  }),
  ...kpis.money.flatMap((sums) =>
    amounts.map((amount) => ({ figure: kpiText[amount], value: sums[amount], note: sums.currency })),
  ),
]
