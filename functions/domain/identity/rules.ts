import { DomainError, type FieldError } from '../errors.ts'
import type { Actor, PersonEdit, Role } from './contract.ts'

/** From the least to the most powerful. */
export const roles = ['viewer', 'member', 'lead', 'admin'] as const

/** Permission levels: a verb names the level it needs; a role may do everything at or below its own. */
export const levels = { viewer: 20, member: 50, lead: 80, admin: 100 } as const satisfies Record<Role, number>

export const personStates = ['active', 'invited', 'deactivated'] as const
export const personSorts = ['name', 'email', 'role', 'createdAt', 'updatedAt'] as const

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

export const lastAdmin = 'This is the last active admin. Give somebody else the role first.'

/** What forbids an edit of one's own account, at its field; empty when nothing does. */
export function ownAccountErrors(actor: Actor, edit: PersonEdit): FieldError[] {
  const own = edit.id === actor.id && edit.changes.role !== undefined && edit.changes.role !== actor.role
  return own ? [{ path: 'changes.role', message: 'You cannot change your own role. Ask another admin.' }] : []
}

/** The person whose own things are meant; a token stands for the person it belongs to. Throws forbidden for everyone else. */
export function ownerId({ actor }: { actor: Actor }): string {
  if (actor.kind === 'user' || actor.kind === 'token') return actor.id
  throw new DomainError('forbidden', 'Only people have things of their own here. Sign in as a person.')
}
