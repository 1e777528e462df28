import { uuidOf } from '../identifiers.ts'
import { cellFromPlain, plainOf } from '../plain.ts'
import { type Role, roles } from '../schema.ts'
import { cellOf, findColumn, type Page, type Store, titleOf } from '../store.ts'
import { isObject } from '../json.ts'

export type DirtyKind =
  | 'missingValue'
  | 'unknownOption'
  | 'endBeforeStart'
  | 'negativeMoney'
  | 'danglingRelation'
  | 'duplicateName'

/** A row spoiled on purpose and the property where it shows. */
export interface DirtyRow {
  id: string
  role: Role
  kind: DirtyKind
  property: string
}

type Fault = readonly [DirtyKind, string]

const faultsOf: Readonly<Record<Role, readonly [Fault, ...Fault[]]>> = {
  programs: [
    ['endBeforeStart', 'End'],
    ['missingValue', 'Budget'],
  ],
  projects: [
    ['endBeforeStart', 'Timeline'],
    ['unknownOption', 'Priority'],
    ['missingValue', 'Status'],
    ['negativeMoney', 'Budget'],
    ['danglingRelation', 'Program'],
    ['duplicateName', 'Name'],
  ],
  budgetLines: [
    ['negativeMoney', 'Budget'],
    ['missingValue', 'Budget'],
    ['unknownOption', 'Type'],
    ['danglingRelation', 'Project'],
    ['duplicateName', 'Name'],
    ['missingValue', 'Currency'],
  ],
  risks: [
    ['missingValue', 'Probability'],
    ['unknownOption', 'Response'],
    ['danglingRelation', 'Project'],
    ['duplicateName', 'Name'],
  ],
  actions: [
    ['danglingRelation', 'Project'],
    ['missingValue', 'Name'],
    ['duplicateName', 'Name'],
    ['missingValue', 'Due'],
  ],
}

const dirtyShare = 0.03

/** Spoils about three rows in a hundred of each source, evenly spread, each in the next way of its source's list. */
export function spoilRows(store: Store): DirtyRow[] {
  return roles.flatMap((role) => {
    const pages = [...store.sources[role].pages.values()]
    const count = Math.round(pages.length * dirtyShare)
    return Array.from({ length: count }, (_, turn) => {
      const at = Math.floor(((turn + 0.5) * pages.length) / count)
      return spoil(store, { role, pages, at, turn })
    }).flat()
  })
}

interface Spot {
  role: Role
  pages: readonly Page[]
  at: number
  turn: number
}

function spoil(store: Store, { role, pages, at, turn }: Spot): DirtyRow[] {
  const faults = faultsOf[role]
  const [kind, property] = faults[turn % faults.length] ?? faults[0]
  const page = pages[at]
  const before = pages[at - 1]
  const column = findColumn(store.sources[role], property)
  if (page === undefined || before === undefined || column === undefined) return []
  const value = spoiledValue(kind, {
    plain: plainOf(store, column, cellOf(page, column)),
    page,
    before,
    store,
  })
  page.cells.set(column.id, cellFromPlain(store, column, value))
  return [{ id: page.id, role, kind, property }]
}

interface Spoiling {
  plain: unknown
  page: Page
  before: Page
  store: Store
}

function spoiledValue(kind: DirtyKind, { plain, page, before, store }: Spoiling): unknown {
  switch (kind) {
    case 'missingValue':
      return null
    case 'unknownOption':
      return 'To be decided'
    case 'endBeforeStart':
      return isObject(plain) ? { start: plain.end, end: plain.start } : '2019-01-31'
    case 'negativeMoney':
      return typeof plain === 'number' ? -Math.abs(plain) : -1
    case 'danglingRelation':
      return [uuidOf(store.seed, `page that is gone|${page.id}`)]
    case 'duplicateName':
      return titleOf(before)
  }
}
