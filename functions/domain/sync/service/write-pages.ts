import { recordIssues } from '#domain/quality'
import type { FoundIssue } from '#domain/quality/contract.ts'
import { storableJson } from '../../../db/json.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import type { NotionRole } from '../contract.ts'
import type { Page } from '../notion/api.ts'
import { contentHash } from '../notion/content-hash.ts'
import { mapPage, type RoleMapping, rowCategories } from '../notion/map.ts'
import * as repository from '../repository/pages.ts'
import type { StoredMapping } from '../repository/setup.ts'

/** A page as it will be stored, and what is wrong with it. */
export interface PreparedPage {
  stored: repository.StoredPage
  issues: FoundIssue[]
}

export interface RolePages {
  role: NotionRole
  /** At most about a hundred, each once. */
  pages: PreparedPage[]
  /** A sweep that met these rows; problems that are as they were count as seen again then. */
  sweep?: { id: string; shownIds: string[] }
}

/** Rows by what happened to them. */
export interface Written {
  inserted: number
  updated: number
  unchanged: number
  deleted: number
}

export const mappingOf = (role: NotionRole, stored: StoredMapping[]): RoleMapping =>
  new Map(stored.filter((mapping) => mapping.role === role).map((mapping) => [mapping.field, mapping]))

/** What is to be stored of a page of a role. */
export function preparePage(page: Page, role: NotionRole, mapping: RoleMapping): PreparedPage {
  const { values, issues } = mapPage(page, role, mapping)
  const stored: repository.StoredPage = {
    id: page.id,
    raw: storableJson(page),
    contentHash: contentHash(page),
    editedAt: page.last_edited_time,
    inTrash: page.in_trash,
    values,
  }
  return { stored, issues: page.in_trash ? [] : issues }
}

/**
 * Writes pages of one role to bronze, silver and the data-quality issues, in one transaction and one round trip. Writing the same pages
 * again changes nothing.
 */
export async function writePages(ctx: Ctx, { role, pages, sweep }: RolePages): Promise<Written> {
  // One order of rows in every transaction, so that two of them never wait for each other in a circle.
  const stored = pages.map((page) => page.stored).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const [raw, typed] = await write(ctx, [
    repository.upsertRaw(ctx.db, role, stored),
    repository.upsertSilver(ctx.db, role, stored),
    recordIssues(ctx.db, {
      source: 'notion',
      entity: role,
      rowIds: stored.map(({ id }) => id),
      categories: rowCategories,
      found: pages.flatMap((page) => page.issues),
      again: sweep !== undefined,
    }),
    ...(sweep ? [repository.markSeen(ctx.db, sweep.id, sweep.shownIds)] : []),
  ])
  return count(stored.length, raw.rows, typed.rows)
}

function count(
  total: number,
  raw: { id: string; inserted: boolean; deleted: boolean }[],
  typed: { id: string }[],
): Written {
  const inserted = raw.filter((row) => row.inserted).length
  const deleted = raw.filter((row) => row.deleted && !row.inserted).length
  const touched = new Set([...raw, ...typed].map(({ id }) => id)).size
  return { inserted, deleted, updated: touched - inserted - deleted, unchanged: total - touched }
}
