import { describe, expect, it } from 'vitest'
import { DataSource } from '../../../../../functions/domain/sync/notion/api.ts'
import { compareSchema } from '../../../../../functions/domain/sync/notion/schema.ts'
import { fieldRules } from '../../../../../functions/domain/sync/rules.ts'

const types = {
  name: 'title',
  project: 'relation',
  probability: 'number',
  impact: 'number',
  response: 'select',
  status: 'select',
  owner: 'people',
  due: 'date',
}
const sourceOf = (over: Record<string, { id?: string; name?: string; type: string } | null> = {}) => {
  const properties = Object.entries({
    ...Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
    ...over,
  })
  return DataSource.parse({
    id: 'source',
    in_trash: false,
    properties: Object.fromEntries(
      properties.flatMap(([name, property]) =>
        property ? [[name, { id: `id of ${name}`, name, ...property }]] : [],
      ),
    ),
  })
}
const mapped = (over: Record<string, Partial<{ propertyName: string; propertyId: string }>> = {}) =>
  Object.keys(fieldRules.risks).map((field) => ({
    id: field,
    field,
    propertyName: field,
    propertyId: null,
    ...over[field],
  }))

describe('comparing a schema with the mapping', () => {
  it('learns the ids of all properties and finds nothing wrong', () => {
    const { seen, rewired, issues } = compareSchema(sourceOf({ extra: { type: 'place' } }), 'risks', mapped())
    expect([rewired, issues]).toEqual([true, []])
    const known = mapped(Object.fromEntries(seen.map(({ id, propertyId }) => [id, { propertyId }])))
    expect(compareSchema(sourceOf(), 'risks', known).rewired).toBe(false)
    expect(seen).toHaveLength(Object.keys(types).length)
    expect(seen).toContainEqual({ id: 'impact', propertyId: 'id of impact', propertyName: 'impact' })
  })

  it('follows a renamed property by its id, even when another took its name', () => {
    const source = sourceOf({ impact: { type: 'number', id: 'new' }, Effect: { type: 'number', id: 'old' } })
    const { seen, issues } = compareSchema(source, 'risks', mapped({ impact: { propertyId: 'old' } }))
    expect(seen).toContainEqual({ id: 'impact', propertyId: 'old', propertyName: 'Effect' })
    expect(issues).toEqual([])
  })

  it('takes a property that was made anew under the same name', () => {
    const { seen } = compareSchema(sourceOf(), 'risks', mapped({ impact: { propertyId: 'gone' } }))
    expect(seen).toContainEqual({ id: 'impact', propertyId: 'id of impact', propertyName: 'impact' })
  })

  it('finds the name of a row in its title, whatever that is called', () => {
    const { seen, issues } = compareSchema(
      sourceOf({ name: null, Risk: { type: 'title', id: 'title' } }),
      'risks',
      mapped(),
    )
    expect(seen).toContainEqual({ id: 'name', propertyId: 'title', propertyName: 'Risk' })
    expect(issues).toEqual([])
  })

  it('reports a property that is gone and one of another type, once each', () => {
    const { issues } = compareSchema(
      sourceOf({ impact: null, due: { type: 'rich_text' } }),
      'risks',
      mapped(),
    )
    expect(issues).toMatchObject([
      { entity: 'risks', rowId: 'source', field: 'impact', category: 'schema_drift', value: null },
      { entity: 'risks', rowId: 'source', field: 'due', category: 'schema_drift', value: 'rich_text' },
    ])
  })
})
