import { uuidv7 } from 'uuidv7'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, invalid, notFound } from '../../errors.ts'
import type { Acceptance, Actor, Invitation, NewInvitation, Person } from '../contract.ts'
import * as repository from '../repository.ts'
import { authorise } from '../rules.ts'
import { hashOf, newSecret } from '../secret.ts'

const validForMs = 7 * 86_400_000

/** A new person without a password, and the link to set one. Throws `conflict` at `email` when somebody has it already. */
export async function invitePerson(ctx: Ctx, input: NewInvitation): Promise<Invitation> {
  authorise(ctx, 'admin')
  const id = uuidv7()
  const link = await newLink(ctx, id)
  const [, , [person]] = await write(ctx, [
    repository.insertPerson(ctx.db, { ...input, id }),
    repository.insertLink(ctx.db, link),
    repository.readPeople(ctx.db, [id]),
  ]).catch((error: unknown) => {
    throw sqlState(error) === '23505' ? emailTaken() : error
  })
  if (!person) throw notFound('person')
  await ctx.live.publish({ topic: 'people', ids: [id] })
  return { person, invitationUrl: link.url, expiresAt: link.expiresAt }
}

/** A fresh link for somebody who lost the password or the first link; earlier links stop working. */
export async function resetPassword(ctx: Ctx, id: string): Promise<Invitation> {
  authorise(ctx, 'admin')
  const [person] = await repository.readPeople(ctx.db, [id])
  if (!person) throw notFound('person')
  if (person.state === 'deactivated')
    throw invalid([{ path: 'id', message: 'This person is deactivated. Reactivate the account first.' }])
  const link = await newLink(ctx, id)
  await write(ctx, [repository.dropLinks(ctx.db, id, ctx.now()), repository.insertLink(ctx.db, link)])
  return { person, invitationUrl: link.url, expiresAt: link.expiresAt }
}

/**
 * Sets the password with a link's secret, once, and ends the person's sessions. Public: the secret is the proof, and the change is
 * written in the person's own name.
 */
export async function acceptInvitation(ctx: Ctx, { token, password }: Acceptance): Promise<Person> {
  const hash = await hashOf(token)
  const [person] = await repository.findLink(ctx.db, hash, ctx.now())
  if (!person || person.state === 'deactivated') throw linkGone()
  const { id, name, email, role } = person
  const actor: Actor = { kind: 'user', id, name, email, role }
  const { hashPassword } = await import('better-auth/crypto')
  const [, , , [accepted]] = await write({ ...ctx, actor }, [
    repository.useLink(ctx.db, hash),
    repository.setPassword(ctx.db, id, await hashPassword(password)),
    repository.endSessions(ctx.db, id),
    repository.readPeople(ctx.db, [id]),
  ]).catch((error: unknown) => {
    throw sqlState(error) === 'QD409' ? linkGone() : error
  })
  await ctx.live.publish({ topic: 'people', ids: [id] })
  return accepted ?? person
}

async function newLink(ctx: Ctx, userId: string) {
  const secret = newSecret('')
  const url = new URL(`/login?invitation=${secret}`, ctx.config.APP_URL).href
  const expiresAt = new Date(ctx.now().getTime() + validForMs).toISOString()
  return { userId, hash: await hashOf(secret), expiresAt, url }
}

const linkGone = () =>
  new DomainError('invalid', 'This link was used already or has expired. Ask an admin for a new one.', {
    errors: [{ path: 'token', message: 'Used already or expired' }],
  })

const emailTaken = () =>
  new DomainError(
    'conflict',
    'Somebody with this e-mail is here already. Find them in the list; a deactivated person can be reactivated.',
    { errors: [{ path: 'email', message: 'Somebody has this e-mail already' }] },
  )
