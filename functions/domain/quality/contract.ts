import { z } from 'zod'
import { listOf, page, PageQuery, sortBy } from '../page.ts'
import { Id, Instant } from '../values.ts'
import { categories, issueSorts, issueStates, severities } from './rules.ts'

export const Category = z.enum(categories)
export type Category = z.infer<typeof Category>

export const Severity = z.enum(severities)
export type Severity = z.infer<typeof Severity>

/** How bad a problem of each category is, unless a check knows better. */
export const usualSeverity: Record<Category, Severity> = {
  missing_required: 'high',
  unknown_option: 'medium',
  wrong_type: 'high',
  dangling_relation: 'high',
  date_order: 'medium',
  negative_money: 'medium',
  duplicate_key: 'low',
  schema_drift: 'critical',
}

/** A problem that a check saw just now. One row has at most one of each field and category. */
export interface FoundIssue {
  /** What kind of row it is, such as `projects`. */
  entity: string
  rowId: string
  rowName: string | null
  field: string
  category: Category
  severity: Severity
  /** What is wrong and what to do. */
  message: string
  /** The value that could not be used, as text. */
  value: string | null
}

/** A problem of one field of one row: open until the row is seen without it. */
export const Issue = z
  .object({
    id: Id,
    /** The system that the row comes from, such as `notion`. */
    source: z.string(),
    entity: z.string(),
    rowId: Id,
    rowName: z.string().nullable(),
    field: z.string(),
    category: Category,
    severity: Severity,
    message: z.string(),
    value: z.string().nullable(),
    firstSeenAt: Instant,
    lastSeenAt: Instant,
    resolvedAt: Instant.nullable(),
  })
  .meta({ id: 'DataQualityIssue' })
export type Issue = z.infer<typeof Issue>

export const IssuePage = page(Issue)

/** One issue with what helps to put it right. */
export const IssueDetail = Issue.extend({
  /** The row in its source; null when that gives no address. */
  sourceUrl: z.string().nullable(),
  /** The project that the row is or belongs to. */
  project: z.object({ key: z.string(), name: z.string() }).nullable(),
  /** Other issues of the same row, open ones first; at most 50. */
  others: z.array(Issue),
}).meta({ id: 'DataQualityIssueDetail' })
export type IssueDetail = z.infer<typeof IssueDetail>

export const IssueQuery = PageQuery.extend({
  sort: sortBy(issueSorts, 'severity'),
  state: z.enum(issueStates).default('open'),
  category: listOf(categories),
  severity: listOf(severities),
  /** Kinds of rows, separated by commas. */
  entity: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(100)).max(50))
    .optional(),
})
export type IssueQuery = z.infer<typeof IssueQuery>

/** Counts by category and severity, and by entity; those without any issue are left out. */
export const IssueSummary = z
  .object({
    open: z.int(),
    resolved: z.int(),
    groups: z.array(z.object({ category: Category, severity: Severity, open: z.int(), resolved: z.int() })),
    entities: z.array(z.object({ entity: z.string(), open: z.int(), resolved: z.int() })),
  })
  .meta({ id: 'DataQualitySummary' })
export type IssueSummary = z.infer<typeof IssueSummary>
