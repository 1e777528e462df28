import { z } from 'zod'
import { propertyTypes } from './cells.ts'
import { addColumn, changeColumnType, removeColumn, renameColumn } from './columns.ts'
import { type ControlScope, getSource, sourceName } from './control-scope.ts'
import { roles } from './schema.ts'
import { verb } from './verb.ts'

const oneProperty = z.object({ source: sourceName, property: z.string().min(1) })
const propertyType = z.enum(propertyTypes)

const newProperty = z.object({
  source: sourceName,
  name: z.string().min(1),
  type: propertyType,
  options: z.array(z.string()).readonly().optional(),
  target: z.enum(roles).optional(),
})

/** Changes of columns. Each answers with the column as it is then, or was when it was removed. */
export function schemaVerbs({ world: { store }, webhooks }: ControlScope) {
  return {
    /** The id stays. */
    renameProperty: verb(
      oneProperty.extend({ name: z.string().min(1) }),
      async ({ source, property, name }) => {
        const column = renameColumn(store, getSource(store, source), { property, name })
        await webhooks.settled()
        return column
      },
    ),
    /** The id stays; values the new type cannot hold are emptied. */
    changePropertyType: verb(
      oneProperty.extend({ type: propertyType }),
      async ({ source, property, type }) => {
        const column = changeColumnType(store, getSource(store, source), { property, type })
        await webhooks.settled()
        return column
      },
    ),
    addProperty: verb(newProperty, async ({ source, ...column }) => {
      const added = addColumn(store, getSource(store, source), column)
      await webhooks.settled()
      return added
    }),
    removeProperty: verb(oneProperty, async ({ source, property }) => {
      const removed = removeColumn(store, getSource(store, source), property)
      await webhooks.settled()
      return removed
    }),
  }
}
