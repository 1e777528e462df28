import type { Clock } from '../clock.ts'
import { createStore, type Store } from '../store.ts'
import { generateActions } from './actions.ts'
import { generateBudgetLines } from './budget-lines.ts'
import { type DirtyRow, spoilRows } from './dirty.ts'
import type { Scene } from './draft.ts'
import { peopleOf } from './people.ts'
import { generatePrograms } from './programs.ts'
import { generateProjects } from './projects.ts'
import { generateRisks } from './risks.ts'
import type { Role } from '../schema.ts'

/** Rows per source. */
export type Size = Readonly<Record<Role, number>>

export const demoSize: Size = { programs: 5, projects: 25, budgetLines: 400, risks: 60, actions: 150 }

export interface Workspace {
  store: Store
  dirtyRows: readonly DirtyRow[]
}

/** The same workspace for the same seed, size and time. */
export function generate({ seed, size, clock }: { seed: number; size: Size; clock: Clock }): Workspace {
  const store = createStore(seed, clock, peopleOf(seed))
  const scene: Scene = { store, nowMs: clock.now().getTime(), titles: new Map() }
  const programs = generatePrograms(scene, size.programs)
  const projects = generateProjects(scene, programs, size.projects)
  generateBudgetLines(scene, projects, size.budgetLines)
  const risks = generateRisks(scene, projects, size.risks)
  generateActions(scene, { projects, risks }, size.actions)
  return { store, dirtyRows: spoilRows(store) }
}
