import { Show } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { isReadOnly } from '#domain/portfolio/rules.ts'
import { Dash } from '../../components/Dash.tsx'
import { HealthBadge } from '../../components/HealthBadge.tsx'
import { MoneyText } from '../../components/MoneyText.tsx'
import { PriorityBadge } from '../../components/PriorityBadge.tsx'
import { Progress } from '../../components/Progress.tsx'
import type { CellEdit, Column } from '../../components/table/column.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { formatDay, formatPercent } from '../../format.ts'
import type { ProjectChanges } from '../../queries/portfolio.ts'
import { programNameOf } from '../../queries/project.ts'
import { priorityText, projectText, statusText } from '../../text/portfolio.ts'
import { healthText } from '../../text/words.ts'
import { checkBudget, checkField, checkProgress, checkTags } from './project-check.ts'
import { priorityOptions, StatusBadge, statusOptions } from './project-options.tsx'
import { ProjectKey } from './ProjectKey.tsx'

export type ProjectColumn = Column<Project, ProjectChanges>
type Edit = CellEdit<Project, ProjectChanges>
type Draft = Pick<Edit, 'kind' | 'text' | 'options'> & { check?: Edit['check'] }

const { fields } = projectText

const editable = (field: keyof ProjectChanges, draft: Draft): Edit => ({
  check: checkField(field),
  ...draft,
  field,
  locked: (row) => (isReadOnly(row, field) ? projectText.locked : undefined),
})

const identity: ProjectColumn[] = [
  {
    id: 'key',
    header: fields.key,
    width: 76,
    sortable: true,
    sticky: 'wide',
    value: (row) => row.key,
    view: (row) => <ProjectKey projectKey={row().key} />,
  },
  {
    id: 'name',
    header: fields.name,
    width: 248,
    narrow: 180,
    grow: true,
    sortable: true,
    sticky: 'always',
    value: (row) => row.name,
    view: (row) => <span class="font-medium">{row().name}</span>,
    edit: editable('name', { kind: 'text', text: (row) => row.name }),
  },
]

const state: ProjectColumn[] = [
  {
    id: 'status',
    header: fields.status,
    width: 116,
    sortable: true,
    value: (row) => row.status && statusText[row.status],
    view: (row) => (
      <Show when={row().status} fallback={<Dash />}>
        {(status) => <StatusBadge status={status()} />}
      </Show>
    ),
    edit: editable('status', { kind: 'select', text: (row) => row.status ?? '', options: statusOptions }),
  },
  {
    id: 'priority',
    header: fields.priority,
    width: 100,
    sortable: true,
    value: (row) => row.priority && priorityText[row.priority],
    view: (row) => <PriorityBadge priority={row().priority} />,
    edit: editable('priority', {
      kind: 'select',
      text: (row) => row.priority ?? '',
      options: priorityOptions,
    }),
  },
  {
    id: 'healthScore',
    header: fields.health,
    width: 116,
    sortable: true,
    value: (row) => row.healthBand && `${healthText[row.healthBand]} ${row.healthScore ?? ''}`.trim(),
    view: (row) => <HealthBadge health={row().healthBand} score={row().healthScore} />,
  },
  {
    id: 'progress',
    header: fields.progress,
    width: 108,
    sortable: true,
    value: (row) => (row.progress === null ? null : formatPercent(row.progress)),
    view: (row) => (
      <Show when={row().progress !== null} fallback={<Dash />}>
        <Progress figure label={fields.progress} value={row().progress ?? 0} tone="neutral" />
      </Show>
    ),
    edit: editable('progress', {
      kind: 'number',
      text: (row) => (row.progress === null ? '' : formatPercent(row.progress)),
      check: checkProgress,
    }),
  },
]

const dayColumn = (field: 'startDate' | 'endDate'): ProjectColumn => ({
  id: field,
  header: fields[field],
  width: 108,
  sortable: true,
  value: (row) => row[field],
  view: (row) => (
    <Show when={row()[field]} fallback={<Dash />}>
      {(day) => <span class="figures">{formatDay(day())}</span>}
    </Show>
  ),
  edit: editable(field, { kind: 'date', text: (row) => row[field] ?? '' }),
})

const plan: ProjectColumn[] = [
  {
    id: 'manager',
    header: fields.manager,
    width: 128,
    sortable: true,
    value: (row) => row.manager,
    edit: editable('manager', { kind: 'text', text: (row) => row.manager ?? '' }),
  },
  dayColumn('startDate'),
  dayColumn('endDate'),
]

const money: ProjectColumn[] = [
  {
    id: 'budget',
    header: fields.budget,
    width: 112,
    align: 'end',
    sortable: true,
    value: (row) => row.budget,
    view: (row) => <MoneyText amount={row().budget} currency={row().currency} />,
    edit: editable('budget', { kind: 'money', text: (row) => row.budget ?? '', check: checkBudget }),
  },
  {
    id: 'actual',
    header: fields.actual,
    width: 112,
    align: 'end',
    value: (row) => row.actual,
    view: (row) => <MoneyText amount={row().actual} currency={row().currency} />,
  },
]

const rest: ProjectColumn[] = [
  {
    id: 'openRisks',
    header: fields.openRisks,
    width: 64,
    align: 'end',
    value: (row) => row.openRisks,
  },
  {
    id: 'tags',
    header: fields.tags,
    width: 132,
    value: (row) => row.tags.join(', ') || null,
    edit: editable('tags', { kind: 'text', text: (row) => row.tags.join(', '), check: checkTags }),
  },
  {
    id: 'notes',
    header: fields.notes,
    width: 200,
    value: (row) => row.notes,
    edit: editable('notes', { kind: 'text', text: (row) => row.notes ?? '' }),
  },
  {
    id: 'updatedAt',
    header: fields.updatedAt,
    width: 92,
    sortable: true,
    value: (row) => row.updatedAt,
    view: (row) => (
      <span class="text-ink-muted">
        <Timestamp at={row().updatedAt} />
      </span>
    ),
  },
]

export const projectColumns: readonly ProjectColumn[] = [...identity, ...state, ...money, ...plan, ...rest]

/** A field in the words of the table, for the comparison of two versions. */
export function describeField(name: string): { label: string; text: (row: Project) => string } | undefined {
  const column = projectColumns.find(({ id, edit }) => edit?.field === name || id === name)
  if (column) return { label: column.header, text: (row) => String(column.value(row) ?? '–') }
  if (name === 'currency') return { label: fields.currency, text: (row) => row.currency ?? '–' }
  if (name === 'summary') return { label: fields.summary, text: (row) => row.summary ?? '–' }
  if (name === 'programId') {
    return {
      label: fields.program,
      text: (row) => programNameOf(row.programId) ?? row.programName ?? '–',
    }
  }
  if (name === 'reportedHealth') {
    return {
      label: fields.reportedHealth,
      text: (row) => (row.reportedHealth ? healthText[row.reportedHealth] : '–'),
    }
  }
  return undefined
}
