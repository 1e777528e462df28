import { sql } from 'drizzle-orm'
import { createPerson, demoAccounts } from '#domain/identity'
import { ensureSchedules } from '#domain/jobs'
import { createProject } from '#domain/portfolio'
import { defaultSchedules } from '../../functions/jobs.ts'
import { scriptContext } from '../script-context.ts'
import { demoProjects } from './projects.ts'

/** Fills an empty database with what the demo shows. Answers false, and does nothing, on any later start. */
export async function seedDemo(variables: Record<string, string>): Promise<boolean> {
  const ctx = scriptContext(variables, 'demo')
  const { rows } = await ctx.db.execute(sql`select 1 from users limit 1`)
  if (rows.length > 0) return false
  await ctx.db.execute(
    sql`update workspace set name = 'Harbour Finance', time_zone = 'Europe/Berlin', demo = true`,
  )
  for (const account of demoAccounts) await createPerson(ctx, account)
  for (const project of demoProjects(ctx.now())) await createProject(ctx, project)
  await ensureSchedules(ctx, defaultSchedules)
  await ctx.db.execute(sql`analyze`)
  return true
}
