import { type Page, type Property, RelationItems } from './api.ts'
import type { NotionClient } from './client.ts'
import { failed } from './failures.ts'

/** A page shows 25 rows of a relation; this reads all of those that `isMapped` names. */
export async function completeRelations(
  client: NotionClient,
  page: Page,
  isMapped: (name: string, property: Property) => boolean,
): Promise<Page> {
  const cut = Object.entries(page.properties).filter(
    ([name, property]) =>
      property.type === 'relation' && property.has_more === true && isMapped(name, property),
  )
  if (cut.length === 0) return page
  const whole: Page['properties'] = {}
  for (const [name, property] of cut) {
    const relation = await readItems(client, page.id, property.id)
    whole[name] = { ...property, relation, has_more: false }
  }
  return { ...page, properties: { ...page.properties, ...whole } }
}

async function readItems(
  client: NotionClient,
  pageId: string,
  propertyId: string,
): Promise<{ id: string }[]> {
  const items: { id: string }[] = []
  const visited = new Set<string>()
  // Property ids come percent-encoded and stand in the path as they are.
  const path = `pages/${pageId}/properties/${propertyId}?page_size=100`
  let more = ''
  for (;;) {
    const answer = await client.call(RelationItems, { method: 'GET', path: path + more })
    items.push(...answer.results.map(({ relation }) => relation))
    const cursor = answer.next_cursor
    if (!answer.has_more || cursor === null) return items
    if (visited.has(cursor))
      throw failed('Notion leads in a circle through a long relation. Run the sync again.')
    visited.add(cursor)
    more = `&start_cursor=${encodeURIComponent(cursor)}`
  }
}
