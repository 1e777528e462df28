import { uuidOf } from './identifiers.ts'
import { addOption, type Property } from './schema.ts'
import type { Store } from './store.ts'

/** The option's id; an unknown name becomes a new option, as when somebody types it in. */
export function optionNamed(store: Store, column: Property, name: string): string {
  const known = column.options.find((option) => option.name === name)
  if (known !== undefined) return known.id
  return addOption(column, name, uuidOf(store.seed, `option|${column.id}|${name}`)).id
}
