import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { projects } from '../../portfolio/table.ts'
import { rawPages, silverTables } from '../../sync/table.ts'
import { issues } from '../table.ts'
import { wire } from './read.ts'

/** One issue, with the address of its row in the source. */
export const readIssue = (db: Db, id: string) =>
  db
    .select({ ...wire, sourceUrl: sql<string | null>`${rawPages.raw} ->> 'url'` })
    .from(issues)
    .leftJoin(rawPages, eq(rawPages.sourceId, issues.rowId))
    .where(eq(issues.id, id))

/** The other issues of the row that an issue is about, open ones first. */
export const readOthers = (db: Db, id: string, limit: number) =>
  db
    .select(wire)
    .from(issues)
    .where(and(isOfRow(id), ne(issues.id, id)))
    .orderBy(sql`${issues.resolvedAt} is not null`, issues.field, issues.category)
    .limit(limit)

/** The project that the row of an issue is or belongs to. */
export const readProject = (db: Db, id: string) =>
  db
    .select({ key: projects.key, name: projects.name })
    .from(projects)
    .where(and(sql`${projects.deletedAt} is null`, inArray(projects.sourceId, projectsOf(rowOf(db, id)))))

const isOfRow = (id: string): SQL => sql`
  (${issues.entity}, ${issues.rowId}) = (select q.entity, q.row_id from ${issues} q where q.id = ${id})`

const rowOf = (db: Db, id: string): SQL =>
  sql`(${db.select({ rowId: issues.rowId }).from(issues).where(eq(issues.id, id))})`

const projectsOf = (row: SQL): SQL => sql`(
  select ${row} union
  select project_id from ${silverTables.budgetLines} where id = ${row} union
  select project_id from ${silverTables.risks} where id = ${row} union
  select project_id from ${silverTables.actions} where id = ${row})`
