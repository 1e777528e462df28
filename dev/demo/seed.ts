import { sql } from 'drizzle-orm'
import { createContext, systemActor } from '../../functions/context.ts'
import type { Ctx } from '../../functions/domain/context.ts'
import { createPerson } from '#domain/identity'
import { createProject } from '#domain/portfolio'
import { demoAccounts, demoPassword } from './accounts.ts'
import { demoProjects } from './projects.ts'

/** Fills an empty database with what the demo shows. Answers false, and does nothing, on any later start. */
export async function seedDemo(variables: Record<string, string>): Promise<boolean> {
  const ctx = demoContext(variables)
  const { rows } = await ctx.db.execute(sql`select 1 from users limit 1`)
  if (rows.length > 0) return false
  await ctx.db.execute(
    sql`update workspace set name = 'Harbour Finance', time_zone = 'Europe/Berlin', demo = true`,
  )
  for (const { role, name, email } of demoAccounts)
    await createPerson(ctx, { role, name, email, password: demoPassword })
  for (const project of demoProjects(ctx.now())) await createProject(ctx, project)
  await ctx.db.execute(sql`analyze`)
  return true
}

/** No page is open and no Worker runs yet, so nothing is pushed and nothing enqueued. */
function demoContext(variables: Record<string, string>): Ctx {
  const unbound = {
    idFromName: () => ({}),
    get: () => ({ fetch: unused, publish: unused, take: unused, pause: unused }),
  }
  const env = { ...variables, JOBS: { send: unused }, LIVE: unbound, PACER: unbound }
  return { ...createContext(env, systemActor('demo')), live: { publish: async () => {} } }
}

async function unused(): Promise<never> {
  throw new Error('The demo seed uses neither queue nor durable objects.')
}
