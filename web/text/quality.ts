import type { Issue, IssueQuery } from '#domain/quality/contract.ts'
import { plural } from './words.ts'

export const categoryText = {
  missing_required: 'Missing value',
  unknown_option: 'Unknown option',
  wrong_type: 'Wrong type',
  dangling_relation: 'Broken relation',
  date_order: 'Date order',
  negative_money: 'Negative amount',
  duplicate_key: 'Duplicate name',
  schema_drift: 'Schema drift',
} satisfies Record<Issue['category'], string>

/** What a category of problems means and how it is put right at the source. */
export const categoryHelp = {
  missing_required:
    'The field is needed for figures and health, and it is empty. Open the row and fill it in.',
  unknown_option:
    'The value is not one of those that are understood. Choose one of them in the row, or rename the option in Notion.',
  wrong_type:
    'The value could not be read as what the field holds. Correct it in the row, or let the mapping point to a property of a fitting type.',
  dangling_relation:
    'The row refers to another one that is not there. Choose an existing row, share its database with the integration, or empty the relation.',
  date_order: 'The end lies before the start. One of the two days is wrong; both were kept.',
  negative_money: 'An amount is below zero where that makes no sense. Correct its sign in the row.',
  duplicate_key: 'Several rows have the same name. Rename one of them, or remove the one too many.',
  schema_drift:
    'A property was renamed away, removed or changed its type, so that a whole field stays empty. Put it right in Notion, or choose another property in the mapping.',
} satisfies Record<Issue['category'], string>

export const severityText = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
} satisfies Record<Issue['severity'], string>

const entityNames: Record<string, string> = {
  programs: 'Programs',
  projects: 'Projects',
  budgetLines: 'Budget lines',
  risks: 'Risks',
  actions: 'Actions',
}

/** The rows of a new source are called as that source calls them. */
export const entityText = (entity: string): string => entityNames[entity] ?? entity

const sourceNames: Record<string, string> = { notion: 'Notion' }

export const sourceText = (source: string): string => sourceNames[source] ?? source

export const stateText = {
  open: 'Open',
  resolved: 'Resolved',
  all: 'All',
} satisfies Record<IssueQuery['state'], string>

export const qualityText = {
  title: 'Data quality',
  asOf: 'As of',
  noun: ['issue', 'issues'] as [one: string, many: string],
  label: 'Issues',
  search: 'Search row, value or message',
  state: 'State',
  summary: 'By category and severity',
  summaryHint: (open: number, resolved: number) =>
    `${open.toLocaleString('en-GB')} open, ${resolved.toLocaleString('en-GB')} resolved`,
  filterTo: (what: string, count: number) => `${what}: ${plural(count, 'issue')}`,
  fields: {
    severity: 'Severity',
    category: 'Problem',
    row: 'Row',
    entity: 'Kind',
    field: 'Field',
    value: 'Value',
    message: 'Message',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    state: 'State',
    resolved: 'Resolved',
    source: 'Source',
    project: 'Project',
  },
  wholeSource: (entity: string) => `All of ${entityText(entity).toLowerCase()}`,
  unnamed: 'Untitled row',
  none: 'Nothing is wrong with the data',
  noneHint: 'Every row that was read fits. Problems will be listed here as soon as a sync finds one.',
  noneResolved: 'Nothing was resolved yet',
  noneResolvedHint: 'Issues move here by themselves when a sync sees the row without the problem.',
  noMatch: 'No issue fits these filters',
  noMatchHint: 'Take a filter away or search for something else.',
  exportName: 'data-quality-issues',
  exportFailed: 'The export failed',
  panel: {
    what: 'What was found',
    emptyValue: 'empty',
    fix: 'How to fix it',
    open: (source: string) => `Open in ${source}`,
    standIn:
      'This row is in the stand-in Notion of this machine. With your own Notion connected, a link to its page stands here.',
    noLink: (source: string) => `Its place in ${source} is not known; look for the row by its name.`,
    mapping: 'See the property mappings',
    after: 'The issue closes by itself when the next sync sees the row without it.',
    others: (count: number) => `Other issues of this row (${count})`,
    noOthers: 'This row has no other issues.',
    previous: 'Previous issue',
    next: 'Next issue',
    gone: 'This issue does not exist any more',
    goneHint: 'Close this panel and choose another one from the list.',
  },
} as const
