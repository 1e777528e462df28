import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, editProjects } from '#domain/portfolio'
import { write } from '../../../functions/db/write.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('concurrent writers', () => {
  it('let exactly one of many edits of the same version win', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Contested' })
    const edits = Array.from({ length: 20 }, (_, n) =>
      editProjects(ctx, [{ id: project.id, updatedAt: project.updatedAt, changes: { name: `Writer ${n}` } }]),
    )
    const outcomes = await Promise.allSettled(edits)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' })
    const audit = await world.db.execute(
      sql`select 1 from audit_log where row_id = ${project.id} and action = 'update'`,
    )
    expect(audit.rows).toHaveLength(1)
  })

  it('both end when each holds a row that the other wants', async () => {
    const ctx = world.as('member')
    const [one, other] = [
      await createProject(ctx, { name: 'One' }),
      await createProject(ctx, { name: 'Other' }),
    ]
    const rename = (first: string, second: string, name: string) =>
      write(ctx, [
        ctx.db.execute(sql`update projects set name = ${name} where id = ${first}`),
        ctx.db.execute(sql`select pg_sleep(0.2)`),
        ctx.db.execute(sql`update projects set name = ${name} where id = ${second}`),
      ])
    await Promise.all([rename(one.id, other.id, 'Left'), rename(other.id, one.id, 'Right')])
    const { rows } = await world.db.execute<{ name: string }>(
      sql`select distinct name from projects where id in (${one.id}, ${other.id})`,
    )
    expect(rows).toHaveLength(1)
  })

  it('give every change of a row a later version, also within one millisecond', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Fast' })
    const versions = [project.updatedAt]
    for (let n = 0; n < 10; n++) {
      const [row] = await editProjects(ctx, [
        { id: project.id, updatedAt: versions.at(-1) ?? '', changes: { name: `Fast ${n}` } },
      ])
      versions.push(row?.updatedAt ?? '')
    }
    expect(new Set(versions).size).toBe(11)
    expect(versions.toSorted()).toEqual(versions)
  })
})

describe('an answer that was lost after the commit', () => {
  it('is made good by the retry: the edit holds once, with one line of history', async () => {
    const ctx = world.as('member')
    const project = await createProject(ctx, { name: 'Lost' })
    const edit = { id: project.id, updatedAt: project.updatedAt, changes: { name: 'Found' } }
    // The first request of an edit reads the row, the second writes it.
    const lost = editProjects({ ...ctx, db: dropSecondAnswer() }, [edit])
    await expect(lost).rejects.toThrow()
    expect(await editProjects(ctx, [edit])).toMatchObject([{ name: 'Found' }])
    const audit = await world.db.execute(
      sql`select 1 from audit_log where row_id = ${project.id} and action = 'update'`,
    )
    expect(audit.rows).toHaveLength(1)
  })

  function dropSecondAnswer(): World['db'] {
    return new Proxy(world.db, {
      get(db, property) {
        if (property === 'batch') world.gateway.fault('drop-after-commit')
        return Reflect.get(db, property)
      },
    })
  }
})

describe('an unreachable database', () => {
  it('is reported as unavailable, and works again by itself', async () => {
    const ctx = world.as('member')
    world.gateway.fault('refuse')
    await expect(createProject(ctx, { name: 'Nowhere' })).rejects.toThrow()
    world.gateway.fault(null)
    await expect(createProject(ctx, { name: 'Somewhere' })).resolves.toMatchObject({ name: 'Somewhere' })
  })
})
