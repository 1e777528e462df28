import { and, ilike, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import { contains } from '../../../db/like.ts'
import type { Page } from '../../page.ts'
import type { Issue, IssueQuery } from '../contract.ts'
import { issueSorts, severities } from '../rules.ts'
import { issues } from '../table.ts'

const rank = sql`array_position(array[${sql.join(
  severities.map((severity) => sql`${severity}`),
  sql`, `,
)}]::text[], ${issues.severity})`

const sortColumns = {
  severity: rank,
  category: sql`${issues.category}`,
  entity: sql`${issues.entity}`,
  rowName: sql`lower(${issues.rowName})`,
  firstSeenAt: sql`${issues.firstSeenAt}`,
  lastSeenAt: sql`${issues.lastSeenAt}`,
} satisfies Record<(typeof issueSorts)[number], unknown>

const sortField = (sort: string) => issueSorts.find((field) => field === sort.replace('-', '')) ?? 'severity'

/** One page of issues, in one statement. */
export async function listIssues(db: Db, query: IssueQuery): Promise<Page<Issue>> {
  const order = {
    by: sortColumns[sortField(query.sort)],
    id: issues.id,
    descending: query.sort.startsWith('-'),
  }
  const { sortKey, orderBy, behind } = keyset(order, query.after)
  const rows = await db
    .select({ ...wire, sortKey })
    .from(issues)
    .where(and(...filters(query), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

const ofState = {
  open: isNull(issues.resolvedAt),
  resolved: isNotNull(issues.resolvedAt),
  all: undefined,
}

const filters = ({ state, category, severity, entity, q }: IssueQuery) => [
  ofState[state],
  category && inArray(issues.category, category),
  severity && inArray(issues.severity, severity),
  entity && inArray(issues.entity, entity),
  q
    ? or(
        ilike(issues.rowName, contains(q)),
        ilike(issues.message, contains(q)),
        ilike(issues.value, contains(q)),
      )
    : undefined,
]

const counts = {
  open: sql<number>`(count(*) filter (where ${issues.resolvedAt} is null))::int`,
  resolved: sql<number>`count(${issues.resolvedAt})::int`,
}

export const countByKind = (db: Db) =>
  db
    .select({ category: issues.category, severity: issues.severity, ...counts })
    .from(issues)
    .groupBy(issues.category, issues.severity)
    .orderBy(rank, issues.category)

export const countByEntity = (db: Db) =>
  db
    .select({ entity: issues.entity, ...counts })
    .from(issues)
    .groupBy(issues.entity)
    .orderBy(issues.entity)

export const wire = {
  id: issues.id,
  source: issues.source,
  entity: issues.entity,
  rowId: issues.rowId,
  rowName: issues.rowName,
  field: issues.field,
  category: issues.category,
  severity: issues.severity,
  message: issues.message,
  value: issues.value,
  firstSeenAt: issues.firstSeenAt,
  lastSeenAt: issues.lastSeenAt,
  resolvedAt: issues.resolvedAt,
}
