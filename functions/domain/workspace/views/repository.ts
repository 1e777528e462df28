import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { preferences, savedViews } from '../table.ts'
import type { NewSavedView } from './contract.ts'

const wire = {
  id: savedViews.id,
  page: savedViews.page,
  name: savedViews.name,
  search: savedViews.search,
  layout: savedViews.layout,
  createdAt: savedViews.createdAt,
  updatedAt: savedViews.updatedAt,
}

export const listViews = (db: Db, userId: string, page: string) =>
  db
    .select(wire)
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.page, page)))
    .orderBy(asc(sql`lower(${savedViews.name})`))
    .limit(200)

export const readViews = (db: Db, userId: string, ids: string[]) =>
  db
    .select(wire)
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), inArray(savedViews.id, ids)))

/** Repeating an insert with the same id changes nothing. */
export const insertView = (db: Db, userId: string, view: NewSavedView) =>
  db
    .insert(savedViews)
    .values({ ...view, userId, createdAt: sql`default`, updatedAt: sql`default` })
    .onConflictDoNothing({ target: savedViews.id })

export const deleteView = (db: Db, userId: string, id: string) =>
  db.delete(savedViews).where(and(eq(savedViews.userId, userId), eq(savedViews.id, id)))

export const readPreference = (db: Db, userId: string, key: string) =>
  db
    .select({ value: preferences.value })
    .from(preferences)
    .where(and(eq(preferences.userId, userId), eq(preferences.key, key)))

export const upsertPreference = (
  db: Db,
  preference: { userId: string; key: string; value: Record<string, unknown> },
) =>
  db
    .insert(preferences)
    .values(preference)
    .onConflictDoUpdate({
      target: [preferences.userId, preferences.key],
      set: { value: preference.value },
    })
