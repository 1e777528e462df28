import { sql } from 'drizzle-orm'
import { createPerson, demoAccounts } from '#domain/identity'
import type { Person } from '#domain/identity/contract.ts'
import { ensureSchedules } from '#domain/jobs'
import { createProject } from '#domain/portfolio'
import { defaultSchedules } from '../../functions/jobs.ts'
import { scriptContext } from '../script-context.ts'
import { loadOrders } from './orders.ts'
import { demoProjects } from './projects.ts'

const timeZone = 'Europe/Berlin'

/** Fills an empty database with what the demo shows. Answers false, and does nothing, on any later start. */
export async function seedDemo(variables: Record<string, string>, orders = 1200): Promise<boolean> {
  const ctx = scriptContext(variables, 'demo')
  const { rows } = await ctx.db.execute(sql`select 1 from users limit 1`)
  if (rows.length > 0) return false
  await ctx.db.execute(
    sql`update workspace set name = 'Harbour Finance', time_zone = ${timeZone}, demo = true`,
  )
  const people: Person[] = []
  for (const account of demoAccounts) people.push(await createPerson(ctx, account))
  await loadOrders(ctx.db, { orders, now: ctx.now(), timeZone, staff: orderDesk(people) })
  for (const project of demoProjects(ctx.now())) await createProject(ctx, project)
  await ensureSchedules(ctx, defaultSchedules)
  await ctx.db.execute(sql`analyze`)
  return true
}

/** Those who may edit orders, the busiest first. */
const orderDesk = (people: Person[]) => people.filter(({ role }) => role !== 'viewer').toReversed()
