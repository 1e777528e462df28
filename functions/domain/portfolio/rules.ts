import type { FieldError } from '../errors.ts'
import type { Project, ProjectEdit } from './contract.ts'

export const projectStatuses = ['proposed', 'planned', 'active', 'on_hold', 'completed', 'cancelled'] as const
export const priorities = ['low', 'medium', 'high', 'critical'] as const
export const healthBands = ['green', 'amber', 'red'] as const
export const origins = ['app', 'notion'] as const

/**
 * What may be wrong with a project that is neither completed nor cancelled. `late`: its end has passed and work is left. `over_budget`: more is
 * spent or ordered than was planned to date.
 */
export const concerns = ['late', 'over_budget', 'overdue_actions', 'open_risks'] as const

/** Fields of a project that came from Notion and are edited there; the others belong to Quarterdeck. */
export const ownedByNotion = [
  'name',
  'programId',
  'status',
  'manager',
  'startDate',
  'endDate',
  'budget',
  'currency',
  'priority',
  'progress',
  'reportedHealth',
  'summary',
] as const

export const isReadOnly = (project: Pick<Project, 'origin'>, field: string): boolean =>
  project.origin === 'notion' && ownedByNotion.some((owned) => owned === field)

/** What forbids an edit, at its field; empty when nothing does. `index` is the edit's place in a bulk request. */
export function editErrors(edit: ProjectEdit, current: Project): FieldError[] {
  const fields = Object.keys(edit.changes)
  const readOnly = fields
    .filter((field) => isReadOnly(current, field))
    .map((field) => ({
      path: `changes.${field}`,
      message: 'This field comes from Notion. Change it there; it arrives with the next sync.',
    }))
  const { startDate, endDate } = { ...current, ...edit.changes }
  const reversed = startDate && endDate && startDate > endDate
  return reversed
    ? [...readOnly, { path: 'changes.endDate', message: 'The end must not be before the start.' }]
    : readOnly
}
