import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createProject,
  deleteProject,
  editProjects,
  listDeletedProjects,
  listPrograms,
  listProjects,
  restoreProject,
} from '#domain/portfolio'
import { ProjectQuery } from '#domain/portfolio/contract.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const query = (input: Record<string, unknown> = {}) => ProjectQuery.parse(input)

describe('creating a project', () => {
  it('makes one project however often the same id is sent', async () => {
    const id = uuidv7()
    const first = await createProject(world.as('member'), { id, name: 'Data-centre exit' })
    const again = await createProject(world.as('member'), { id, name: 'Data-centre exit' })
    expect(again).toEqual(first)
    expect(first.key).toMatch(/^QD-\d+$/)
  })

  it('is refused for viewers and for people who are signed out', async () => {
    await expect(createProject(world.as('viewer'), { name: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(createProject(world.as('nobody'), { name: 'x' })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })
})

describe('editing a project', () => {
  it('writes the change and its audit row with before and after, and moves the version', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Payment hub', budget: '1000.00', currency: 'EUR' })
    const [edited] = await editProjects(ctx, [
      { id: project.id, updatedAt: project.updatedAt, changes: { budget: '1250.50' } },
    ])
    expect(edited).toMatchObject({ budget: '1250.50', name: 'Payment hub' })
    expect(String(edited?.updatedAt) > project.updatedAt).toBe(true)
    const audit = await world.db.execute(
      sql`select actor, request_id, before, after from audit_log where row_id = ${project.id} and action = 'update'`,
    )
    expect(audit.rows).toEqual([
      { actor: ctx.actor.id, request_id: ctx.requestId, before: { budget: 1000 }, after: { budget: 1250.5 } },
    ])
  })

  it('answers a stale edit with the current row and the fields that others changed', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Atlas', status: 'planned' })
    await editProjects(ctx, [{ id: project.id, updatedAt: project.updatedAt, changes: { status: 'active' } }])
    const stale = editProjects(ctx, [
      { id: project.id, updatedAt: project.updatedAt, changes: { name: 'Atlas II' } },
    ])
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      extra: { conflictingFields: ['status'], current: { name: 'Atlas', status: 'active' } },
    })
  })

  it('takes a repeated edit whose values already hold as done', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Beacon' })
    const edit = { id: project.id, updatedAt: project.updatedAt, changes: { name: 'Beacon 2' } }
    const [first] = await editProjects(ctx, [edit])
    expect(await editProjects(ctx, [edit])).toEqual([first])
  })

  it('writes none of many edits when one of them is stale', async () => {
    const ctx = world.as('member')
    const one = await createProject(ctx, { name: 'One' })
    const two = await createProject(ctx, { name: 'Two' })
    await editProjects(ctx, [{ id: two.id, updatedAt: two.updatedAt, changes: { name: 'Two, changed' } }])
    const both = editProjects(
      ctx,
      [one, two].map(({ id, updatedAt }) => ({ id, updatedAt, changes: { priority: 'high' as const } })),
    )
    await expect(both).rejects.toMatchObject({ code: 'conflict', extra: { conflicts: [{ id: two.id }] } })
    const { items } = await listProjects(ctx, query({ q: 'One' }))
    expect(items[0]?.priority).toBeNull()
  })
})

describe('listing projects', () => {
  it('pages through all of them once, in order, in one round trip a page, with empty values last', async () => {
    const ctx = world.as('member')
    for (const budget of ['3.00', '1.00', '2.00', null, '2.00'])
      await createProject(ctx, { name: `Paged ${budget}`, budget, currency: 'EUR' })
    for (const sort of ['budget', '-budget']) {
      const seen: (string | null)[] = []
      let after: string | undefined
      do {
        const before = world.gateway.roundTrips()
        const page = await listProjects(ctx, query({ q: 'Paged', sort, limit: 2, after }))
        expect(world.gateway.roundTrips() - before).toBe(1)
        seen.push(...page.items.map((project) => project.budget))
        after = page.next ?? undefined
      } while (after)
      expect(seen).toEqual(
        sort === 'budget' ? ['1.00', '2.00', '2.00', '3.00', null] : ['3.00', '2.00', '2.00', '1.00', null],
      )
    }
  })

  it('hides deleted projects until an admin restores them', async () => {
    const project = await createProject(world.as('member'), { name: 'Gone' })
    await expect(deleteProject(world.as('member'), project.id)).rejects.toMatchObject({ code: 'forbidden' })
    const lead = world.as('lead')
    await deleteProject(lead, project.id)
    expect((await listProjects(world.as('viewer'), query({ q: 'Gone' }))).items).toEqual([])
    expect(await listDeletedProjects(world.as('admin'))).toMatchObject([
      { id: project.id, deletedBy: lead.actor.id, deletedAt: expect.stringMatching(/^20.*\.\d{3}Z$/) },
    ])
    await restoreProject(world.as('admin'), project.id)
    expect((await listProjects(world.as('viewer'), query({ q: 'Gone' }))).items).toHaveLength(1)
  })

  it('lets a lead take back their own deletion and no other', async () => {
    const project = await createProject(world.as('member'), { name: 'Taken back' })
    const lead = world.as('lead')
    await deleteProject(lead, project.id)
    await expect(restoreProject(world.as('member'), project.id)).rejects.toMatchObject({ code: 'forbidden' })
    await restoreProject(lead, project.id)
    await deleteProject(world.as('admin'), project.id)
    await expect(restoreProject(lead, project.id)).rejects.toMatchObject({ code: 'not_found' })
    await restoreProject(world.as('admin'), project.id)
    expect((await listProjects(world.as('viewer'), query({ q: 'Taken back' }))).items).toHaveLength(1)
  })
})

describe('listing programs', () => {
  it('answers those that exist by name, in one round trip', async () => {
    const ids = [uuidv7(), uuidv7(), uuidv7()]
    await world.as('member').db.execute(sql`
      insert into silver.programs (id, name, edited_at, deleted_at) values
        (${ids[0]}, 'Resilience', now_ms(), null), (${ids[1]}, 'growth', now_ms(), null), (${ids[2]}, 'Gone', now_ms(), now_ms())`)
    const before = world.gateway.roundTrips()
    expect(await listPrograms(world.as('viewer'))).toEqual([
      { id: ids[1], name: 'growth' },
      { id: ids[0], name: 'Resilience' },
    ])
    expect(world.gateway.roundTrips() - before).toBe(1)
    await expect(listPrograms(world.as('nobody'))).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
