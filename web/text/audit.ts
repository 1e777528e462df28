import type { AuditEntry } from '#domain/audit/contract.ts'
import { plural } from './words.ts'

export const actionText = {
  insert: 'Created',
  update: 'Changed',
  delete: 'Deleted',
  restore: 'Restored',
} satisfies Record<AuditEntry['action'], string>

/** Tables in the words of the pages; others are shown by their name. */
export const tableText: Record<string, string> = {
  accounts: 'Sign-in',
  api_tokens: 'API token',
  customers: 'Customer',
  feature_flags: 'Feature flag',
  notion_property_mappings: 'Notion mapping',
  notion_withheld_deletions: 'Withheld deletion',
  order_comments: 'Order comment',
  order_items: 'Order line',
  orders: 'Order',
  products: 'Product',
  projects: 'Project',
  saved_views: 'Saved view',
  schedules: 'Schedule',
  users: 'Person',
  workspace: 'Workspace',
}

export const auditText = {
  title: 'Audit trail',
  subtitle: 'Every change: who, when, from what to what. Nobody can edit it.',
  list: 'Changes, newest first',
  fields: {
    at: 'When',
    actor: 'Who',
    action: 'Action',
    table: 'What',
    changes: 'Change',
    from: 'From',
    to: 'To',
  },
  rowId: 'Row id, project key or order number',
  changed: (fields: readonly string[]) => plural(fields.length, 'field'),
  count: (count: number, more: boolean) =>
    more ? `${count.toLocaleString('en-GB')}+ changes` : plural(count, 'change'),
  field: 'Field',
  before: 'Before',
  after: 'After',
  value: 'Value',
  noValue: 'empty',
  open: 'Open',
  onlyRow: 'Only this row',
  onlyActor: 'Only this actor',
  request: 'Request',
  rowNumber: 'Row id',
  none: 'No change fits these filters',
  noneHint: 'Take a filter away or choose a longer time.',
  newer: 'Show newer changes',
  exportName: 'audit',
  exported: (count: number) => `Exporting ${count.toLocaleString('en-GB')}…`,
  cut: (count: number) => `The file holds the newest ${plural(count, 'change')}`,
  cutHint: 'Narrow the filters, by time for example, to get the rest.',
  exportFailed: 'The export failed',
  columns: {
    at: (zone: string) => `When (${zone})`,
    actor: 'Who',
    actorId: 'Who (id)',
    action: 'Action',
    table: 'Table',
    rowId: 'Row id',
    rowName: 'Row',
    field: 'Field',
    before: 'Before',
    after: 'After',
    requestId: 'Request id',
  },
} as const
