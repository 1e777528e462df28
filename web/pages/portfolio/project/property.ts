import type { Accessor, JSX } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import type { ownedByNotion } from '#domain/portfolio/rules.ts'
import type { CellEdit } from '../../../components/table/column.ts'
import type { ProjectChanges } from '../../../queries/portfolio.ts'

/** What a person can write: the fields that Notion owns where a project comes from there, and those that are always ours. */
export type Field = (typeof ownedByNotion)[number] | 'notes' | 'tags'

/** One thing about a project that can be seen and, with the right, edited in place. */
export interface Property {
  /** Also the name of its draft. */
  id: Field
  label: string
  /** Everything that an edit of it may change: an amount comes with its currency. */
  fields: readonly Field[]
  /** In words; null when there is nothing. */
  value: (row: Project) => string | null
  /** How it is shown, when not as its value. */
  view?: (row: Accessor<Project>) => JSX.Element
  edit: CellEdit<Project, ProjectChanges>
  /** What helps while typing. */
  hint?: string
}

/** True when the property holds the same in both rows. */
export const isSame = (property: Property, a: Project, b: Project): boolean =>
  property.fields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))
