import { useLocation } from '@solidjs/router'
import type { Issue } from '#domain/quality/contract.ts'
import { Badge } from '../../components/Badge.tsx'
import { Dash } from '../../components/Dash.tsx'
import type { Column } from '../../components/table/column.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { categoryText, entityText, qualityText, severityText, stateText } from '../../text/quality.ts'
import { SeverityBadge } from './issue-options.tsx'

export type IssueColumn = Column<Issue>

const { fields } = qualityText

/** What a row is called; the row of a schema problem is the whole source. */
export function rowNameOf({ category, entity, rowName }: Issue): string {
  if (category === 'schema_drift') return qualityText.wholeSource(entity)
  return rowName ?? qualityText.unnamed
}

/** Of open issues the state goes without saying. */
export const createIssueColumns = (withState: boolean): IssueColumn[] => [
  {
    id: 'severity',
    header: fields.severity,
    width: 92,
    sortable: true,
    value: (row) => severityText[row.severity],
    view: (row) => <SeverityBadge severity={row().severity} />,
  },
  {
    id: 'rowName',
    header: fields.row,
    width: 200,
    narrow: 160,
    grow: true,
    sortable: true,
    value: rowNameOf,
    view: (row) => <IssueLink issue={row()} />,
  },
  {
    id: 'category',
    header: fields.category,
    width: 140,
    sortable: true,
    value: (row) => categoryText[row.category],
  },
  { id: 'entity', header: fields.entity, width: 104, sortable: true, value: (row) => entityText(row.entity) },
  { id: 'field', header: fields.field, width: 96, value: (row) => row.field },
  {
    id: 'value',
    header: fields.value,
    width: 132,
    value: (row) => row.value,
    view: (row) => (
      <span class="font-mono text-small" title={row().value ?? undefined}>
        {row().value ?? <Dash />}
      </span>
    ),
  },
  {
    id: 'message',
    header: fields.message,
    width: 224,
    value: (row) => row.message,
    view: (row) => (
      <span class="text-ink-muted" title={row().message}>
        {row().message}
      </span>
    ),
  },
  timeColumn('firstSeenAt', fields.firstSeen),
  timeColumn('lastSeenAt', fields.lastSeen),
  ...(withState ? [stateColumn] : []),
]

/** Opens the issue beside the list, whose filters stay as they are. */
function IssueLink(props: { issue: Issue }) {
  const location = useLocation()
  const href = () => {
    const search = new URLSearchParams(location.search)
    search.set('issue', props.issue.id)
    return `${location.pathname}?${search}`
  }
  return (
    <a href={href()} class="rounded-small font-medium hover:text-accent-ink">
      {rowNameOf(props.issue)}
    </a>
  )
}

const timeColumn = (id: 'firstSeenAt' | 'lastSeenAt', header: string): IssueColumn => ({
  id,
  header,
  width: 92,
  sortable: true,
  value: (row) => row[id],
  view: (row) => (
    <span class="text-ink-muted">
      <Timestamp at={row()[id]} />
    </span>
  ),
})

const stateOf = (row: Issue) => (row.resolvedAt === null ? 'open' : 'resolved')

const stateColumn: IssueColumn = {
  id: 'state',
  header: fields.state,
  width: 96,
  value: (row) => stateText[stateOf(row)],
  view: (row) => <StateBadge issue={row()} />,
}

export function StateBadge(props: { issue: Issue }) {
  return (
    <Badge tone={props.issue.resolvedAt === null ? 'warn' : 'good'}>{stateText[stateOf(props.issue)]}</Badge>
  )
}
