import { DomainError } from '../errors.ts'
import { type Actor, type Role, levels } from './contract.ts'

/** Throws unless the actor's role reaches `needed`. Every verb calls this first. */
export function authorise(ctx: { actor: Actor }, needed: Role): void {
  if (ctx.actor.role === null)
    throw new DomainError('unauthenticated', 'You are signed out. Sign in and try again.')
  if (levels[ctx.actor.role] < levels[needed]) {
    throw new DomainError(
      'forbidden',
      `This needs the role ${needed}; yours is ${ctx.actor.role}. Ask an admin for access.`,
    )
  }
}
