import { type Accessor, Show } from 'solid-js'
import type { ProjectRisk } from '#domain/insights/contract.ts'
import { Badge } from '../../../components/Badge.tsx'
import { Dash } from '../../../components/Dash.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { riskText } from '../../../text/project.ts'
import { DueDay } from './DueDay.tsx'
import { exposureTone } from './risk-cell.ts'
import { ScrollBox } from './ScrollBox.tsx'

interface RiskTableProps {
  risks: readonly ProjectRisk[]
  order: string
  onOrder: (order: string) => void
}

export function RiskTable(props: RiskTableProps) {
  return (
    <ScrollBox label={riskText.title}>
      <SmallTable
        label={riskText.title}
        columns={riskColumns}
        rows={props.risks}
        sort={props.order}
        onSort={props.onOrder}
      />
    </ScrollBox>
  )
}

/** `2 × 4`, for phones, where its columns have no room. */
const placeOf = ({ probability, impact }: ProjectRisk) =>
  probability === null || impact === null ? '' : `${probability} × ${impact}`

const orDash = (text: (risk: ProjectRisk) => string | null) => (risk: Accessor<ProjectRisk>) => (
  <Show when={text(risk())} fallback={<Dash />}>
    {(known) => <span class="whitespace-nowrap">{known()}</span>}
  </Show>
)

export const riskColumns: SmallColumn<ProjectRisk>[] = [
  {
    id: 'name',
    header: riskText.name,
    class: 'sm:min-w-56',
    sortBy: (risk) => risk.name,
    view: (risk) => (
      <>
        <span classList={{ 'text-ink-muted': !risk().open }}>{risk().name ?? riskText.unnamed}</span>
        <span class="block text-small text-ink-faint sm:hidden">
          {[placeOf(risk()), risk().status, risk().response, risk().owner].filter(Boolean).join(' · ')}
        </span>
      </>
    ),
  },
  {
    id: 'probability',
    class: 'max-sm:hidden',
    header: riskText.probabilityShort,
    align: 'end',
    sortBy: (risk) => risk.probability,
    view: (risk) => <span class="figures">{risk().probability ?? <Dash />}</span>,
  },
  {
    id: 'impact',
    class: 'max-sm:hidden',
    header: riskText.impactShort,
    align: 'end',
    sortBy: (risk) => risk.impact,
    view: (risk) => <span class="figures">{risk().impact ?? <Dash />}</span>,
  },
  {
    id: 'exposure',
    header: riskText.exposure,
    align: 'end',
    sortBy: (risk) => risk.exposure,
    view: (risk) => (
      <Show when={risk().exposure} fallback={<span class="text-ink-faint">{riskText.unassessed}</span>}>
        {(exposure) => (
          <Badge tone={risk().open ? exposureTone(exposure()) : 'neutral'}>
            <span class="figures">{exposure()}</span>
          </Badge>
        )}
      </Show>
    ),
  },
  {
    id: 'response',
    class: 'max-sm:hidden',
    header: riskText.response,
    sortBy: (risk) => risk.response,
    view: orDash((risk) => risk.response),
  },
  {
    id: 'status',
    class: 'max-sm:hidden',
    header: riskText.status,
    sortBy: (risk) => risk.status,
    view: orDash((risk) => risk.status),
  },
  {
    id: 'owner',
    class: 'max-sm:hidden',
    header: riskText.owner,
    sortBy: (risk) => risk.owner,
    view: orDash((risk) => risk.owner),
  },
  {
    id: 'due',
    header: riskText.due,
    sortBy: (risk) => risk.dueDate,
    view: (risk) => <DueDay day={risk().dueDate} overdue={risk().overdue} />,
  },
]

interface ExportColumn {
  header: string
  value: (risk: ProjectRisk) => string | number | null
}

export const riskExport: ExportColumn[] = [
  { header: riskText.name, value: (risk) => risk.name },
  { header: riskText.probability, value: (risk) => risk.probability },
  { header: riskText.impact, value: (risk) => risk.impact },
  { header: riskText.exposure, value: (risk) => risk.exposure },
  { header: riskText.response, value: (risk) => risk.response },
  { header: riskText.status, value: (risk) => risk.status },
  { header: riskText.owner, value: (risk) => risk.owner },
  { header: riskText.due, value: (risk) => risk.dueDate },
]
