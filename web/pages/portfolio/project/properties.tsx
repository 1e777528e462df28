import { type Accessor, For, Show } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { isReadOnly } from '#domain/portfolio/rules.ts'
import { Badge } from '../../../components/Badge.tsx'
import { Dash } from '../../../components/Dash.tsx'
import { HealthBadge } from '../../../components/HealthBadge.tsx'
import { PriorityBadge } from '../../../components/PriorityBadge.tsx'
import { Progress } from '../../../components/Progress.tsx'
import type { Option } from '../../../components/Select.tsx'
import type { CellEdit } from '../../../components/table/column.ts'
import { formatDay, formatMoney, formatPercent } from '../../../format.ts'
import type { ProjectChanges } from '../../../queries/portfolio.ts'
import { priorityText, projectText, statusText } from '../../../text/portfolio.ts'
import { projectPageText } from '../../../text/project.ts'
import { healthText } from '../../../text/words.ts'
import { checkBudget, checkField, checkProgress, checkTags } from '../project-check.ts'
import { healthOptions, priorityOptions, StatusBadge, statusOptions } from '../project-options.tsx'
import type { Field, Property } from './property.ts'

type Edit = CellEdit<Project, ProjectChanges>
type Draft = Pick<Edit, 'kind' | 'options'> & Partial<Pick<Edit, 'text' | 'check'>>

const { fields } = projectText

const editOf = (field: Field, draft: Draft): Edit => ({
  text: (row) => String(row[field] ?? ''),
  check: checkField(field),
  ...draft,
  field,
  locked: (row) => (isReadOnly(row, field) ? projectText.locked : undefined),
})

export const name: Property = {
  id: 'name',
  label: fields.name,
  fields: ['name'],
  value: (row) => row.name,
  edit: editOf('name', { kind: 'text' }),
}

const status: Property = {
  id: 'status',
  label: fields.status,
  fields: ['status'],
  value: (row) => row.status && statusText[row.status],
  view: (row) => (
    <Show when={row().status} fallback={<Dash />}>
      {(known) => <StatusBadge status={known()} />}
    </Show>
  ),
  edit: editOf('status', { kind: 'select', options: statusOptions }),
}

const priority: Property = {
  id: 'priority',
  label: fields.priority,
  fields: ['priority'],
  value: (row) => row.priority && priorityText[row.priority],
  view: (row) => <PriorityBadge priority={row().priority} />,
  edit: editOf('priority', { kind: 'select', options: priorityOptions }),
}

const reportedHealth: Property = {
  id: 'reportedHealth',
  label: fields.reportedHealth,
  fields: ['reportedHealth'],
  value: (row) => row.reportedHealth && healthText[row.reportedHealth],
  view: (row) => <HealthBadge health={row().reportedHealth} />,
  edit: editOf('reportedHealth', { kind: 'select', options: healthOptions }),
}

const manager: Property = {
  id: 'manager',
  label: fields.manager,
  fields: ['manager'],
  value: (row) => row.manager,
  edit: editOf('manager', { kind: 'text' }),
}

const day = (field: 'startDate' | 'endDate'): Property => ({
  id: field,
  label: fields[field],
  fields: [field],
  value: (row) => (row[field] === null ? null : formatDay(row[field])),
  edit: editOf(field, { kind: 'date' }),
})

const progress: Property = {
  id: 'progress',
  label: fields.progress,
  fields: ['progress'],
  value: (row) => (row.progress === null ? null : formatPercent(row.progress)),
  view: (row) => (
    <Show when={row().progress !== null} fallback={<Dash />}>
      <span class="block w-full max-w-44">
        <Progress figure label={fields.progress} value={row().progress ?? 0} />
      </span>
    </Show>
  ),
  edit: editOf('progress', {
    kind: 'number',
    text: (row) => (row.progress === null ? '' : formatPercent(row.progress)),
    check: checkProgress,
  }),
}

const moneyOf = ({ budget, currency }: Project): string | null => {
  if (budget === null) return null
  return currency === null ? budget : formatMoney(budget, currency)
}

const budget: Property = {
  id: 'budget',
  label: fields.budget,
  fields: ['budget', 'currency'],
  value: moneyOf,
  edit: editOf('budget', {
    kind: 'money',
    text: (row) => (row.budget === null ? '' : [row.budget, row.currency].filter(Boolean).join(' ')),
    check: checkBudget,
  }),
  hint: projectPageText.budgetHint,
}

const tags: Property = {
  id: 'tags',
  label: fields.tags,
  fields: ['tags'],
  value: (row) => row.tags.join(', ') || null,
  view: (row) => (
    <span class="flex flex-wrap gap-1">
      <For each={row().tags} fallback={<Dash />}>
        {(tag) => <Badge>{tag}</Badge>}
      </For>
    </span>
  ),
  edit: editOf('tags', { kind: 'text', text: (row) => row.tags.join(', '), check: checkTags }),
  hint: projectPageText.tagsHint,
}

export const summary: Property = {
  id: 'summary',
  label: fields.summary,
  fields: ['summary'],
  value: (row) => row.summary,
  edit: editOf('summary', { kind: 'text' }),
}

export const notes: Property = {
  id: 'notes',
  label: fields.notes,
  fields: ['notes'],
  value: (row) => row.notes,
  edit: editOf('notes', { kind: 'text' }),
}

const program = (programs: Accessor<readonly Option[]>): Property => ({
  id: 'programId',
  label: fields.program,
  fields: ['programId'],
  value: (row) =>
    programs().find(({ value }) => value === row.programId)?.label ?? (row.programId && row.programName),
  edit: {
    ...editOf('programId', { kind: 'select' }),
    get options() {
      return programs()
    },
  },
})

/** In the order of the panel. */
export const panelProperties = (programs: Accessor<readonly Option[]>): readonly Property[] => [
  status,
  priority,
  reportedHealth,
  manager,
  program(programs),
  day('startDate'),
  day('endDate'),
  progress,
  budget,
  tags,
]
