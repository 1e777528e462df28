import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import type { Me } from '../contract.ts'
import { levels } from '../rules.ts'
import * as repository from '../repository.ts'
import { authorise } from '../rules.ts'

/** The signed-in person with what every page needs to know, in one round trip. */
export async function getMe(ctx: Ctx): Promise<Me> {
  authorise(ctx, 'viewer')
  const me = await repository.findMe(ctx.db, ctx.actor.id)
  if (!me) throw new DomainError('unauthenticated', 'You are signed out. Sign in and try again.')
  return { ...me, level: levels[me.role], standIns: ctx.config.STAND_INS }
}
