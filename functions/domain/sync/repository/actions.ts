import { and, eq, ilike, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import { contains } from '../../../db/like.ts'
import type { Page } from '../../page.ts'
import { actionSorts, type NotionAction, type NotionActionQuery } from '../contract.ts'
import { silverActions as actions, silverProjects as projects, silverRisks as risks } from '../table.ts'

const sortColumns = {
  dueDate: sql`${actions.dueDate}`,
  name: sql`lower(${actions.name})`,
  status: sql`${actions.status}`,
  assignee: sql`lower(${actions.assignee})`,
  projectName: sql`lower(${projects.name})`,
  editedAt: sql`${actions.editedAt}`,
} satisfies Record<(typeof actionSorts)[number], unknown>

/** One page of actions with the names of their project and risk, in one statement. */
export async function listActions(db: Db, query: NotionActionQuery): Promise<Page<NotionAction>> {
  const by = sortColumns[actionSorts.find((field) => field === query.sort.replace('-', '')) ?? 'dueDate']
  const order = { by, id: actions.id, descending: query.sort.startsWith('-') }
  const { sortKey, orderBy, behind } = keyset(order, query.after)
  const rows = await db
    .select({ ...wire, sortKey })
    .from(actions)
    .leftJoin(projects, and(eq(projects.id, actions.projectId), isNull(projects.deletedAt)))
    .leftJoin(risks, and(eq(risks.id, actions.riskId), isNull(risks.deletedAt)))
    .where(and(isNull(actions.deletedAt), ...filters(query), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

const filters = ({ q, status, projectId }: NotionActionQuery) => [
  q
    ? or(
        ilike(actions.name, contains(q)),
        ilike(actions.assignee, contains(q)),
        ilike(projects.name, contains(q)),
      )
    : undefined,
  status ? eq(actions.status, status) : undefined,
  projectId ? eq(actions.projectId, projectId) : undefined,
]

const wire = {
  id: actions.id,
  name: actions.name,
  status: actions.status,
  assignee: actions.assignee,
  dueDate: actions.dueDate,
  projectId: actions.projectId,
  projectKey: sql<
    string | null
  >`(select p.key from projects p where p.source_id = ${actions.projectId} and p.deleted_at is null)`,
  projectName: projects.name,
  riskId: actions.riskId,
  riskName: risks.name,
  editedAt: actions.editedAt,
}
