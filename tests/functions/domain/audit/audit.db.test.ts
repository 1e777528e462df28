import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listAudit, listProjectHistory } from '#domain/audit'
import { AuditQuery, HistoryQuery } from '#domain/audit/contract.ts'
import { createProject, deleteProject, editProjects, restoreProject } from '#domain/portfolio'
import { systemActor } from '../../../../functions/context.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.gateway.exec('truncate audit_log'))

const audit = (input: Record<string, unknown> = {}) => listAudit(world.as('admin'), AuditQuery.parse(input))
const count = async (input: Record<string, unknown>) => (await audit(input)).items.length
const history = (key: string, input: Record<string, unknown> = {}) =>
  listProjectHistory(world.as('viewer'), key, HistoryQuery.parse(input))

async function named(name: string) {
  const ctx = world.as('lead')
  await world.db.execute(sql`
    insert into users (id, name, email) values (${ctx.actor.id}, ${name}, ${`${ctx.actor.id}@quarterdeck.example`})`)
  return ctx
}

describe('the audit trail', () => {
  it('names who changed what, field by field, with exact money, newest first', async () => {
    const ada = await named('Ada')
    const project = await createProject(ada, {
      name: 'Payment hub',
      budget: '9007199254740993.25',
      currency: 'EUR',
    })
    const changes = { budget: '9007199254740993.50', reportedHealth: 'red' as const, tags: ['core'] }
    await editProjects(ada, [{ id: project.id, updatedAt: project.updatedAt, changes }])
    const { items } = await audit({ table: 'projects', rowId: project.id })
    expect(items.map((item) => item.action)).toEqual(['update', 'insert'])
    expect(items[0]).toMatchObject({
      actor: { id: ada.actor.id, name: 'Ada', kind: 'person' },
      requestId: ada.requestId,
      table: 'projects',
      rowId: project.id,
      changes: [
        { field: 'budget', before: '9007199254740993.25', after: '9007199254740993.50' },
        { field: 'reportedHealth', before: null, after: 'red' },
        { field: 'tags', before: [], after: ['core'] },
      ],
    })
    expect(items[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(items[1]?.changes).toContainEqual({ field: 'name', before: null, after: 'Payment hub' })
    expect(items[1]?.changes.map((change) => change.field)).not.toContain('summary')
  })

  it('tells people, the system and the database apart', async () => {
    await createProject(world.as('admin', { actor: systemActor('notion') }), { name: 'From Notion' })
    await world.db.execute(sql`update workspace set name = 'By hand'`)
    const { items } = await audit()
    expect(items.map((item) => item.actor.kind)).toEqual(['database', 'system'])
    expect(items[1]?.actor).toMatchObject({ id: 'system:notion', name: 'system:notion' })
  })

  it('is filtered by table, row, actor and action', async () => {
    const [ada, bob] = [await named('Ada'), await named('Bob')]
    const one = await createProject(ada, { name: 'One' })
    await createProject(bob, { name: 'Two' })
    await deleteProject(ada, one.id)
    expect(await count({ table: 'projects' })).toBe(3)
    expect(await count({ table: 'users' })).toBe(2)
    expect(await count({ actor: bob.actor.id })).toBe(1)
    expect(await count({ actor: `${ada.actor.id},${bob.actor.id}` })).toBe(3)
    expect(await count({ rowId: one.id })).toBe(2)
    expect(await count({ rowId: one.key.toLowerCase() })).toBe(2)
    expect(await count({ table: 'projects,users' })).toBe(5)
    expect(await count({ table: 'projects', action: 'delete,restore' })).toBe(1)
    expect(await count({ table: 'projects', action: 'insert', actor: ada.actor.id })).toBe(1)
  })

  it('says what rows are called and where they are, also when they were deleted since', async () => {
    const ada = await named('Ada')
    const project = await createProject(ada, { name: 'Atlas' })
    await deleteProject(ada, project.id)
    const { items } = await audit()
    expect(items.map(({ rowName, rowKey }) => [rowName, rowKey])).toEqual([
      ['Atlas', project.key],
      ['Atlas', project.key],
      ['Ada', null],
    ])
  })

  it('leads from the rows of an order to the order, by its number too', async () => {
    const [order, customer, product, line] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
    await world.gateway.exec(`
      insert into customers (id, name, email) values ('${customer}', 'Harbour Café', 'cafe@example.com');
      insert into products (id, sku, name, category, unit_price, currency) values ('${product}', 'T-1', 'Tea', 'Drinks', 4, 'EUR');
      insert into orders (id, number, customer_id, required_on, currency) values ('${order}', 'SO-7', '${customer}', '2026-05-01', 'EUR');
      insert into order_items (id, order_id, position, product_id, quantity, unit_price) values ('${line}', '${order}', 1, '${product}', 2, 4);
      delete from order_items;`)
    const { items } = await audit({ table: 'customers,products,orders,order_items' })
    const called = new Map(items.map((item) => [item.table, [item.rowName, item.rowKey]]))
    expect(Object.fromEntries(called)).toEqual({
      customers: ['Harbour Café', null],
      products: ['Tea', null],
      orders: ['SO-7', order],
      order_items: ['SO-7', order],
    })
    expect((await audit({ rowId: 'SO-7' })).items.every((item) => item.rowId === order)).toBe(true)
  })

  it("takes days as the workspace's, both included", async () => {
    await world.db.execute(sql`update workspace set time_zone = 'Asia/Tokyo'`)
    await world.gateway.exec(`truncate audit_log;
      insert into audit_log (at, actor, table_name, row_id, action) values
        ('2026-03-09T14:59:59.999Z', 'system:x', 'projects', 'before', 'insert'),
        ('2026-03-09T15:00:00.000Z', 'system:x', 'projects', 'first', 'insert'),
        ('2026-03-10T14:59:59.999Z', 'system:x', 'projects', 'last', 'insert'),
        ('2026-03-10T15:00:00.000Z', 'system:x', 'projects', 'after', 'insert');`)
    const { items } = await audit({ from: '2026-03-10', to: '2026-03-10' })
    expect(items.map((item) => item.rowId)).toEqual(['last', 'first'])
  })

  it('is paged by key, each entry once, in one round trip a page', async () => {
    for (const name of ['1', '2', '3', '4', '5']) await createProject(world.as('member'), { name })
    const seen: number[] = []
    let after: string | undefined
    do {
      const before = world.gateway.roundTrips()
      const page = await audit({ limit: 2, after })
      expect(world.gateway.roundTrips() - before).toBe(1)
      seen.push(...page.items.map((item) => item.id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(5)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  })

  it('is for admins', async () => {
    const query = AuditQuery.parse({})
    await expect(listAudit(world.as('lead'), query)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe("a project's history", () => {
  it('has that project only, with deletions and restorations, in one round trip, for everyone who may see it', async () => {
    const project = await createProject(world.as('member'), { name: 'Atlas' })
    await createProject(world.as('member'), { name: 'Another' })
    await deleteProject(world.as('lead'), project.id)
    await restoreProject(world.as('admin'), project.id)
    const before = world.gateway.roundTrips()
    const { items, next } = await history(project.key)
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(items.map((item) => item.action)).toEqual(['restore', 'delete', 'insert'])
    expect(items[1]?.changes).toEqual([{ field: 'deletedAt', before: null, after: expect.any(String) }])
    expect(next).toBeNull()
  })

  it('goes on behind a page', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Beacon' })
    await editProjects(ctx, [{ id: project.id, updatedAt: project.updatedAt, changes: { name: 'Beacon 2' } }])
    const first = await history(project.key, { limit: 1 })
    expect(first.items.map((item) => item.action)).toEqual(['update'])
    const second = await history(project.key, { limit: 1, after: first.next })
    expect(second.items.map((item) => item.action)).toEqual(['insert'])
    expect(second.next).toBeNull()
  })

  it('is not found for a project that is not there', async () => {
    await expect(history('QD-999999')).rejects.toMatchObject({ code: 'not_found' })
  })
})
