import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adoptSilverProjects, deleteProject, editProjects, getProject } from '#domain/portfolio'
import { write } from '../../../../functions/db/write.ts'
import { openWorld, type World } from '../../../world.ts'
import { silver } from '../lakehouse/silver.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const system = { kind: 'system', id: 'system:notion', name: 'notion', role: 'admin' } as const

/** Answers how many projects changed. */
async function adopt(): Promise<number> {
  const [{ rows }] = await write(world.as('admin', { actor: system }), [adoptSilverProjects(world.db)])
  return rows.length
}
const project = async (sourceId: string | undefined) => {
  const { rows } = await world.db.execute<{ key: string }>(
    sql`select key from projects where source_id = ${sourceId ?? null}`,
  )
  return getProject(world.as('viewer'), rows[0]?.key ?? 'none')
}
const change = (sourceId: string | undefined, set: string) =>
  world.db.execute(sql`update silver.projects set ${sql.raw(set)} where id = ${sourceId ?? null}`)

const row = {
  name: 'Atlas',
  status: 'On hold',
  priority: 'High',
  health: 'Amber',
  budget: '10.00',
  currency: 'EUR',
  progress: 0.5,
}

describe('adopting the rows of silver', () => {
  it('makes one project of each, in the words of the product, and none of deleted ones', async () => {
    const [id] = await silver(world.db, 'projects', [
      row,
      { name: null },
      { name: 'Gone', deleted_at: '2026-03-01' },
    ])
    expect([await adopt(), await adopt()]).toEqual([2, 0])
    expect(await project(id)).toMatchObject({
      origin: 'notion',
      sourceId: id,
      status: 'on_hold',
      priority: 'high',
      reportedHealth: 'amber',
      budget: '10.00',
      progress: 0.5,
    })
    const { rows } = await world.db.execute(sql`select name from projects order by name`)
    expect(rows).toEqual([{ name: 'Atlas' }, { name: 'Untitled' }])
  })

  it('changes what Notion owns and nothing else, as the system', async () => {
    const [id, other] = await silver(world.db, 'projects', [row, { ...row, name: 'Beacon' }])
    await adopt()
    const before = await project(id)
    const mine = { id: before.id, updatedAt: before.updatedAt, changes: { notes: 'Ours', tags: ['blue'] } }
    await editProjects(world.as('member'), [mine])
    const untouched = await project(other)
    await change(id, `name = 'Atlas II', budget = 11`)
    expect(await adopt()).toBe(1)
    expect(await project(id)).toMatchObject({
      name: 'Atlas II',
      budget: '11.00',
      notes: 'Ours',
      tags: ['blue'],
    })
    expect(await project(other)).toEqual(untouched)
    const { rows } = await world.db.execute(sql`
      select actor, after from audit_log where table_name = 'projects' and row_id = ${before.id} order by id desc limit 1`)
    expect(rows).toEqual([{ actor: 'system:notion', after: { name: 'Atlas II', budget: 11 } }])
  })

  it('deletes and restores with the row, but leaves deleted what a person deleted', async () => {
    const [id, deleted] = await silver(world.db, 'projects', [row, { ...row, name: 'Beacon' }])
    await adopt()
    const before = await project(id)
    await deleteProject(world.as('lead'), (await project(deleted)).id)
    await change(id, 'deleted_at = now()')
    expect(await adopt()).toBe(1)
    await expect(project(id)).rejects.toMatchObject({ code: 'not_found' })
    await change(id, 'deleted_at = null')
    expect(await adopt()).toBe(1)
    expect(await project(id)).toMatchObject({ id: before.id, key: before.key })
    await expect(project(deleted)).rejects.toMatchObject({ code: 'not_found' })
    expect(await adopt()).toBe(0)
  })
})
