import ListChecks from 'lucide-solid/icons/list-checks'
import { type Accessor, Show } from 'solid-js'
import type { ProjectAction } from '#domain/insights/contract.ts'
import { Dash } from '../../../components/Dash.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ExportButton } from '../../../components/ExportButton.tsx'
import { Section } from '../../../components/Section.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { sortRows } from '../../../components/sort-rows.ts'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { exportCsv } from '../../../export-csv.ts'
import { useProjectActions } from '../../../queries/project.ts'
import { projectText } from '../../../text/portfolio.ts'
import { actionText } from '../../../text/project.ts'
import { useUrlChoice, useUrlText } from '../../../url-state.ts'
import type { Desk } from './desk.ts'
import { DueDay } from './DueDay.tsx'
import { ScrollBox } from './ScrollBox.tsx'

const shows = ['open', 'overdue', 'done', 'all'] as const
type Shows = (typeof shows)[number]

const belongs: Record<Shows, (action: ProjectAction) => boolean> = {
  open: (action) => action.open,
  overdue: (action) => action.overdue,
  done: (action) => !action.open,
  all: () => true,
}

/** What is to be done, what is late and what is done. */
export function Actions(props: { desk: Desk }) {
  const query = useProjectActions(() => props.desk.key())
  const [show, setShow] = useUrlChoice('show', shows, 'open')
  const [order, setOrder] = useUrlText('order')
  const all = () => (query.isPending ? [] : (query.data ?? []))
  const rows = () => all().filter(belongs[show()])
  const options = () =>
    shows.map((value) => ({
      value,
      label: `${actionText.shows[value]} ${all().filter(belongs[value]).length}`,
    }))
  const save = async () =>
    exportCsv(actionText.exportName(props.desk.key()), sortRows(rows(), columns, order()), exportColumns)
  return (
    <Section
      flush
      title={actionText.title}
      query={query}
      skeleton={<SkeletonRows columns={5} rows={6} />}
      empty={() =>
        rows().length === 0 && <NoneHere show={show()} isNone={all().length === 0} desk={props.desk} />
      }
      actions={
        <Show when={all().length > 0}>
          <Segments
            label={actionText.show}
            options={options()}
            value={show()}
            onChange={(value) => setShow(value)}
          />
          <ExportButton run={save} failed={projectText.exportFailed} />
        </Show>
      }
    >
      {() => (
        <ScrollBox label={actionText.title}>
          <SmallTable
            label={actionText.title}
            columns={columns}
            rows={rows()}
            sort={order()}
            onSort={(sort) => setOrder(sort, { replace: true })}
          />
        </ScrollBox>
      )}
    </Section>
  )
}

function NoneHere(props: { show: Shows; isNone: boolean; desk: Desk }) {
  return (
    <EmptyState
      dense
      icon={<ListChecks size={18} />}
      title={props.isNone ? actionText.none : actionText.noneHere[props.show]}
    >
      <Show when={props.isNone}>
        {props.desk.row().origin === 'app' ? actionText.noneApp : actionText.noneNotion}
      </Show>
    </EmptyState>
  )
}

const orDash = (text: (action: ProjectAction) => string | null) => (action: Accessor<ProjectAction>) => (
  <Show when={text(action())} fallback={<Dash />}>
    {(known) => <span>{known()}</span>}
  </Show>
)

const columns: SmallColumn<ProjectAction>[] = [
  {
    id: 'name',
    header: actionText.name,
    class: 'sm:min-w-64',
    sortBy: (action) => action.name,
    view: (action) => (
      <>
        <span classList={{ 'text-ink-muted': !action().open }}>{action().name ?? actionText.unnamed}</span>
        <span class="block text-small text-ink-faint sm:hidden">
          {[action().status, action().assignee].filter(Boolean).join(' · ')}
        </span>
      </>
    ),
  },
  {
    id: 'status',
    header: actionText.status,
    class: 'whitespace-nowrap max-sm:hidden',
    sortBy: (action) => action.status,
    view: orDash((action) => action.status),
  },
  {
    id: 'assignee',
    header: actionText.assignee,
    class: 'whitespace-nowrap max-sm:hidden',
    sortBy: (action) => action.assignee,
    view: orDash((action) => action.assignee),
  },
  {
    id: 'due',
    header: actionText.due,
    sortBy: (action) => action.dueDate,
    view: (action) => <DueDay day={action().dueDate} overdue={action().overdue} />,
  },
  {
    id: 'risk',
    header: actionText.risk,
    class: 'min-w-48 max-sm:hidden',
    sortBy: (action) => action.riskName,
    view: orDash((action) => action.riskName),
  },
]

interface ExportColumn {
  header: string
  value: (action: ProjectAction) => string | null
}

const exportColumns: ExportColumn[] = [
  { header: actionText.name, value: (action) => action.name },
  { header: actionText.status, value: (action) => action.status },
  { header: actionText.assignee, value: (action) => action.assignee },
  { header: actionText.due, value: (action) => action.dueDate },
  { header: actionText.risk, value: (action) => action.riskName },
]
