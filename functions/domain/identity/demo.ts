import type { Ctx } from '../context.ts'
import type { DemoAccount } from './contract.ts'
import { roles } from './rules.ts'
import { isDemo } from './repository.ts'

const names = { admin: 'Ada Okafor', lead: 'Leo Brandt', member: 'Mina Sato', viewer: 'Vera Novak' }

/** One account per role, highest first. They are made only in the embedded database; their password is no secret. */
export const demoAccounts: DemoAccount[] = roles.toReversed().map((role) => ({
  role,
  name: names[role],
  email: `${role}@quarterdeck.example`,
  password: 'quarterdeck',
}))

/** What the sign-in page offers. Public, and empty wherever the workspace is not a demo. */
export async function listDemoAccounts(ctx: Ctx): Promise<DemoAccount[]> {
  return (await isDemo(ctx.db)) ? demoAccounts : []
}
