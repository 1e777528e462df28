import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { actorName } from '../../../../db/actor.ts'
import type { Db } from '../../../../db/client.ts'
import { jobRuns } from '#domain/jobs/table.ts'
import type { OrderImport } from '../contract.ts'
import { orderImportRejects, orderImports } from '../table.ts'

const { createdBy, ...columns } = orderImports

/** An import with the state of its run, which may have died without a word. */
const stored = {
  id: columns.id,
  fileName: columns.fileName,
  format: columns.format,
  bytes: columns.bytes,
  options: columns.options,
  headers: columns.headers,
  mapping: columns.mapping,
  state: columns.state,
  error: columns.error,
  runId: columns.runId,
  startedBy: columns.startedBy,
  converted: columns.converted,
  rowsTotal: columns.rowsTotal,
  position: columns.position,
  line: columns.line,
  read: columns.read,
  inserted: columns.inserted,
  updated: columns.updated,
  unchanged: columns.unchanged,
  rejected: columns.rejected,
  fileDeletedAt: columns.fileDeletedAt,
  startedAt: columns.startedAt,
  finishedAt: columns.finishedAt,
  createdAt: columns.createdAt,
  updatedAt: columns.updatedAt,
  createdBy: actorName(sql`${createdBy}`),
  runState: jobRuns.state,
  runError: jobRuns.error,
}

const select = (db: Db) =>
  db.select(stored).from(orderImports).leftJoin(jobRuns, eq(jobRuns.id, orderImports.runId))

export type StoredImport = Awaited<ReturnType<typeof readImport>>[number]

export const readImport = (db: Db, id: string) => select(db).where(eq(orderImports.id, id))

export const listImports = (db: Db, limit: number) => select(db).orderBy(desc(orderImports.id)).limit(limit)

export type NewImport = Pick<
  StoredImport,
  'id' | 'fileName' | 'format' | 'bytes' | 'options' | 'headers' | 'mapping'
> & { createdBy: string }

export const insertImport = (db: Db, row: NewImport) =>
  db.insert(orderImports).values({
    ...row,
    state: 'draft',
    converted: false,
    position: 0,
    line: 1,
    read: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    createdAt: sql`default`,
    updatedAt: sql`default`,
  })

/** Of an import that has written nothing yet; it is a draft afterwards, and its file is looked through anew. */
export const setReading = (
  db: Db,
  id: string,
  reading: Pick<StoredImport, 'options' | 'headers' | 'mapping'>,
) =>
  db
    .update(orderImports)
    .set({ ...reading, state: 'draft', error: null, converted: false, rowsTotal: null, position: 0, line: 1 })
    .where(
      and(
        eq(orderImports.id, id),
        inArray(orderImports.state, ['draft', 'failed', 'cancelled']),
        eq(orderImports.read, 0),
      ),
    )
    .returning({ id: orderImports.id })

/** Hands the import to a run. No row when it is in another state. */
export const setQueued = (
  db: Db,
  id: string,
  by: { actor: string; at: string; from: OrderImport['state'][] },
) =>
  db
    .update(orderImports)
    .set({
      state: 'queued',
      error: null,
      startedBy: by.actor,
      startedAt: sql`coalesce(${orderImports.startedAt}, ${by.at})`,
      finishedAt: null,
    })
    .where(and(eq(orderImports.id, id), inArray(orderImports.state, by.from)))
    .returning({ id: orderImports.id })

export const setRun = (db: Db, id: string, runId: string) =>
  db.update(orderImports).set({ runId }).where(eq(orderImports.id, id))

/** What a step found out. Only while the import is queued or running. */
export const setProgress = (
  db: Db,
  id: string,
  found: Partial<Pick<StoredImport, 'converted' | 'rowsTotal' | 'position' | 'line'>>,
) =>
  db
    .update(orderImports)
    .set({ ...found, state: 'running' })
    .where(and(eq(orderImports.id, id), inArray(orderImports.state, ['queued', 'running'])))
    .returning({ id: orderImports.id })

/** Ends an import that has not ended. The numbers that it met are no longer needed then. */
export const endImport = (
  db: Db,
  id: string,
  end: { state: 'succeeded' | 'failed' | 'cancelled'; error: string | null; at: string },
) =>
  db.execute<{ id: string }>(sql`
    with ended as (
      update order_imports set state = ${end.state}, error = ${end.error}, finished_at = ${end.at}
      where id = ${id} and state in ('draft', 'queued', 'running')
      returning id
    ), emptied as (
      delete from order_import_numbers n using ended e where ${end.state} = 'succeeded' and n.import_id = e.id
    )
    select id from ended`)

/** Rejected rows in the order of the file, behind a line. */
export const listRejects = (db: Db, id: string, page: { after: number; limit: number }) =>
  db
    .select({ line: orderImportRejects.line, errors: orderImportRejects.errors })
    .from(orderImportRejects)
    .where(and(eq(orderImportRejects.importId, id), sql`${orderImportRejects.line} > ${page.after}`))
    .orderBy(asc(orderImportRejects.line))
    .limit(page.limit)

/** Files of imports that nothing has happened to since a moment. */
export const listOldFiles = (db: Db, since: string, limit: number) =>
  db
    .select({ id: orderImports.id })
    .from(orderImports)
    .where(
      and(
        isNull(orderImports.fileDeletedAt),
        lt(sql`coalesce(${orderImports.finishedAt}, ${orderImports.updatedAt})`, since),
        inArray(orderImports.state, ['draft', 'succeeded', 'failed', 'cancelled']),
      ),
    )
    .limit(limit)

export const setFilesDeleted = (db: Db, ids: string[], at: string) =>
  db.execute(sql`
    with gone as (
      update order_imports set file_deleted_at = ${at}
      where id in (select e::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) e) returning id
    )
    delete from order_import_numbers n using gone g where n.import_id = g.id`)
