import type { Project } from '#domain/portfolio/contract.ts'
import { ApiError } from '../../api.ts'

/** The current versions of the rows that stopped a bulk edit: `conflicts` of several, `current` of one. */
export function conflictingRows(error: Error, rows: readonly Project[]): Project[] {
  if (!(error instanceof ApiError) || error.code !== 'conflict') return []
  const { conflicts, current } = error.extra
  const found: unknown[] = Array.isArray(conflicts)
    ? conflicts.map((conflict: unknown) => currentOf(conflict))
    : [current]
  return found.filter((row): row is Project => rows.some((known) => isLike(row, known)))
}

const currentOf = (conflict: unknown): unknown =>
  typeof conflict === 'object' && conflict !== null && 'current' in conflict ? conflict.current : undefined

const isLike = (value: unknown, row: Project): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === row.id
