import type { Cell } from '../cells.ts'
import { type Random, randomOf, uuidOf } from '../identifiers.ts'
import { cellFromPlain } from '../plain.ts'
import type { Role } from '../schema.ts'
import { findColumn, type Page, putPage, type Store } from '../store.ts'
import { dayMs } from './calendar.ts'

/** A row by property name, in the short form. */
export type Draft = Readonly<Record<string, unknown>>

export interface Scene {
  store: Store
  nowMs: number
  /** Titles used so far by role, so that a name is a duplicate only on purpose. */
  titles: Map<string, number>
}

const minuteMs = 60_000
const oldestDays = 400

/** Stores a generated row. Its id depends on seed, role and index alone; its times lie in the past year or so. */
export function placeRow(
  { store, nowMs }: Scene,
  role: Role,
  { index, draft }: { index: number; draft: Draft },
): Page {
  const source = store.sources[role]
  const random = randomOf(store.seed, `times|${role}|${index}`)
  const ageMs = random.between(1, oldestDays) * dayMs
  const editAgeMs = Math.max(2 * minuteMs, ageMs * random.next() ** 2)
  return putPage(store, source, {
    id: uuidOf(store.seed, `page|${role}|${index}`),
    cells: cellsOf(store, role, draft),
    createdMs: Math.floor(nowMs - ageMs),
    editedMs: Math.floor(nowMs - editAgeMs),
    author: random.pick(store.people).id,
  })
}

function cellsOf(store: Store, role: Role, draft: Draft): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const [name, value] of Object.entries(draft)) {
    const column = findColumn(store.sources[role], name)
    if (column === undefined) throw new Error(`${role} has no property ${name}`)
    cells.set(column.id, cellFromPlain(store, column, value))
  }
  return cells
}

export function uniqueTitle({ titles }: Scene, role: Role, title: string): string {
  const key = `${role}|${title}`
  const used = titles.get(key) ?? 0
  titles.set(key, used + 1)
  return used === 0 ? title : `${title} #${used + 1}`
}

/** Who is still here and can be given work. */
export function activePerson({ store }: Scene, random: Random): string {
  return random.pick(store.people.filter(({ left }) => !left)).email
}

export function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step
}
