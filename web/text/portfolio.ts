import type { Project } from '#domain/portfolio/contract.ts'
import type { concerns } from '#domain/portfolio/rules.ts'
import { plural } from './words.ts'

type Status = NonNullable<Project['status']>
type Priority = NonNullable<Project['priority']>

export const statusText = {
  proposed: 'Proposed',
  planned: 'Planned',
  active: 'Active',
  on_hold: 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
} satisfies Record<Status, string>

export const priorityText = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
} satisfies Record<Priority, string>

export const concernText = {
  late: 'Late',
  over_budget: 'Over budget',
  overdue_actions: 'Overdue actions',
  open_risks: 'Open risks',
} satisfies Record<(typeof concerns)[number], string>

export const originText = { app: 'Quarterdeck', notion: 'Notion' } satisfies Record<Project['origin'], string>

export const projectText = {
  title: 'Projects',
  asOf: 'As of',
  search: 'Search by name, key, manager or program',
  noun: ['project', 'projects'] as [one: string, many: string],
  fields: {
    key: 'Key',
    name: 'Name',
    status: 'Status',
    priority: 'Priority',
    health: 'Health',
    concern: 'Concern',
    reportedHealth: 'Reported health',
    manager: 'Manager',
    program: 'Program',
    startDate: 'Start',
    endDate: 'End',
    progress: 'Progress',
    budget: 'Budget',
    currency: 'Currency',
    actual: 'Actual',
    openRisks: 'Risks',
    notes: 'Notes',
    summary: 'Summary',
    tags: 'Tags',
    origin: 'Source',
    updatedAt: 'Updated',
  },
  locked: 'This comes from Notion. Change it there; it arrives here with the next sync.',
  needsCurrency: 'Add a currency, such as 1250 EUR',
  notAPercentage: 'Must be a percentage from 0 to 100',
  notSaved: 'The change was not saved',
  none: 'No projects yet',
  noneHint: 'Create the first one, or connect Notion and let its projects come in by themselves.',
  noMatch: 'No project fits these filters',
  noMatchHint: 'Take a filter away or search for something else.',
  create: 'New project',
  createTitle: 'New project',
  createAction: 'Create project',
  created: (key: string) => `${key} was created`,
  nameHint: 'What people will call it.',
  open: 'Open the project',
  copyKey: 'Copy the key',
  delete: 'Delete…',
  deleteTitle: (key: string) => `Delete ${key}?`,
  deleteHint: (name: string) => `“${name}” leaves every list. An admin can restore it.`,
  deleteAction: 'Delete project',
  deleted: (key: string) => `${key} was deleted`,
  undo: 'Undo',
  deletedProjects: 'Deleted projects',
  deletedHint: 'The newest 200. Restoring brings a project back as it was.',
  noneDeleted: 'Nothing was deleted',
  restore: 'Restore',
  restored: (key: string) => `${key} was restored`,
  notRestored: (key: string) => `${key} was not restored`,
  bulkLabel: 'Change the selected projects',
  selected: (count: number) => `${plural(count, 'project')} selected`,
  setStatus: 'Set status',
  setPriority: 'Set priority',
  bulkDone: (count: number) => `${plural(count, 'project')} changed`,
  bulkFailed: 'Nothing was changed',
  bulkLockedTitle: 'Some of these come from Notion',
  bulkLocked: (locked: number) =>
    `${plural(locked, 'project')} can only be changed in Notion; the change arrives here with the next sync:`,
  bulkOthers: (count: number) => `Change the other ${count}`,
  bulkConflictTitle: 'Nothing was changed',
  bulkConflict: (count: number) =>
    `Someone else changed ${plural(count, 'project')} meanwhile, and all are changed or none:`,
  bulkRetry: 'Take their versions and try again',
  exportName: 'projects',
  exportFailed: 'The export failed',
} as const
