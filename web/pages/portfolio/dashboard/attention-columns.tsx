import { Show } from 'solid-js'
import type { AttentionItem } from '#domain/insights/contract.ts'
import { Dash } from '../../../components/Dash.tsx'
import { HealthBadge } from '../../../components/HealthBadge.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { ShareBar } from '../../../components/ShareBar.tsx'
import type { SmallColumn } from '../../../components/SmallTable.tsx'
import { formatDay, formatMoney, formatNumber } from '../../../format.ts'
import { dashboardText, kpiText } from '../../../text/insights.ts'
import { healthText } from '../../../text/words.ts'

const { fields } = dashboardText

type AttentionColumn = SmallColumn<AttentionItem>

export const attentionColumns = (reach: (href: string) => string | undefined): readonly AttentionColumn[] => [
  projectColumn(reach),
  ...workColumns,
  ...planColumns,
]

const projectColumn = (reach: (href: string) => string | undefined): AttentionColumn => ({
  id: 'project',
  header: fields.project,
  class: 'w-full max-w-0 min-w-28',
  sortBy: (row) => row.name.toLowerCase(),
  view: (row) => (
    <span class="flex min-w-0 flex-col">
      <RowLink href={reach(`/projects/${row().key}`)} class="font-medium @md:truncate">
        {row().name}
      </RowLink>
      <span class="truncate text-small text-ink-faint">
        <span class="figures">{row().key}</span>
        <Show when={row().programName}>{(program) => ` · ${program()}`}</Show>
      </span>
    </span>
  ),
})

const workColumns: readonly AttentionColumn[] = [
  {
    id: 'health',
    header: fields.health,
    class: 'whitespace-nowrap',
    sortBy: (row) => row.score,
    view: (row) => <HealthBadge health={row().band} score={row().score} />,
  },
  {
    id: 'overdue',
    header: fields.overdue,
    align: 'end',
    class: '@max-xl:hidden',
    sortBy: (row) => row.overdueActions,
    view: (row) => (
      <Show when={row().overdueActions > 0} fallback={<Dash />}>
        <span class="figures text-warn-ink">{formatNumber(row().overdueActions)}</span>
      </Show>
    ),
  },
  {
    id: 'exposure',
    header: fields.exposure,
    align: 'end',
    class: '@max-xl:hidden',
    sortBy: (row) => row.exposure,
    view: (row) => (
      <Show when={row().openRisks > 0} fallback={<Dash />}>
        <span class="figures" title={dashboardText.openRisks(row().openRisks)}>
          {formatNumber(row().exposure)}
        </span>
      </Show>
    ),
  },
]

const planColumns: readonly AttentionColumn[] = [
  {
    id: 'end',
    header: fields.end,
    class: 'whitespace-nowrap @max-md:hidden',
    sortBy: (row) => row.endDate,
    view: (row) => (
      <Show when={row().endDate} fallback={<Dash />}>
        {(day) => (
          <span class="figures flex flex-col">
            {formatDay(day())}
            <Show when={row().daysLate}>
              {(days) => <span class="text-small text-bad-ink">{dashboardText.daysLate(days())}</span>}
            </Show>
          </span>
        )}
      </Show>
    ),
  },
  {
    id: 'spent',
    header: fields.spent,
    align: 'end',
    sortBy: shareOf,
    view: (row) => (
      <Show when={shareOf(row()) !== null} fallback={<Dash />}>
        <ShareBar
          share={shareOf(row()) ?? 0}
          label={spentText(row())}
          tone={isOver(row()) ? 'bad' : 'neutral'}
        />
      </Show>
    ),
  },
]

const isOver = (item: AttentionItem) => item.concerns.includes('over_budget')

/** Null where nothing was planned, so that there is nothing to compare with. */
function shareOf({ plannedToDate, usedToDate }: AttentionItem): number | null {
  const planned = Number(plannedToDate)
  return planned > 0 ? Number(usedToDate) / planned : null
}

const spentText = ({ usedToDate, plannedToDate, currency }: AttentionItem) =>
  dashboardText.spentOf(
    formatMoney(usedToDate ?? '0', currency ?? ''),
    formatMoney(plannedToDate ?? '0', currency ?? ''),
  )

interface ExportColumn {
  header: string
  value: (row: AttentionItem) => string | number | null
}

/** What the table shows, with each amount beside its currency. */
export const attentionExport: readonly ExportColumn[] = [
  { header: fields.key, value: (row) => row.key },
  { header: fields.project, value: (row) => row.name },
  { header: fields.program, value: (row) => row.programName },
  { header: fields.manager, value: (row) => row.manager },
  { header: fields.health, value: (row) => row.band && healthText[row.band] },
  { header: fields.score, value: (row) => row.score },
  { header: fields.overdue, value: (row) => row.overdueActions },
  { header: fields.risks, value: (row) => row.openRisks },
  { header: fields.exposure, value: (row) => row.exposure },
  { header: fields.end, value: (row) => row.endDate },
  { header: fields.daysLate, value: (row) => row.daysLate },
  { header: fields.planned, value: (row) => row.plannedToDate },
  { header: fields.used, value: (row) => row.usedToDate },
  { header: kpiText.currency, value: (row) => row.currency },
]
