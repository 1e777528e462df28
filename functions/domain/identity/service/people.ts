import { uuidv7 } from 'uuidv7'
import { editRows } from '../../../db/edit.ts'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import type { Page } from '../../page.ts'
import type { Colleague, NewPerson, Person, PersonEdit, PersonQuery } from '../contract.ts'
import * as repository from '../repository.ts'
import { authorise, lastAdmin, ownAccountErrors } from '../rules.ts'
import { users } from '../table.ts'

export async function listPeople(ctx: Ctx, query: PersonQuery): Promise<Page<Person>> {
  authorise(ctx, 'admin')
  return repository.listPeople(ctx.db, query)
}

const colleaguesAtMost = 1000

/** The names that everyone may see: who something can be assigned to. */
export async function listColleagues(ctx: Ctx): Promise<Colleague[]> {
  authorise(ctx, 'viewer')
  return repository.listColleagues(ctx.db, colleaguesAtMost)
}

/** A person with a password, for set-up and demo. Somebody who is here already under this e-mail is answered unchanged. */
export async function createPerson(ctx: Ctx, input: NewPerson): Promise<Person> {
  authorise(ctx, 'admin')
  const [known] = await repository.findByEmail(ctx.db, input.email)
  if (known) return known
  const id = uuidv7()
  const { hashPassword } = await import('better-auth/crypto')
  const [, , [person]] = await write(ctx, [
    repository.insertPerson(ctx.db, { ...input, id }),
    repository.setPassword(ctx.db, id, await hashPassword(input.password)),
    repository.readPeople(ctx.db, [id]),
  ])
  if (!person) throw notFound('person')
  await ctx.live.publish({ topic: 'people', ids: [id] })
  return person
}

/** Name and role; see editRows for conflicts. Nobody changes their own role, and the last active admin keeps it. */
export async function editPerson(ctx: Ctx, edit: PersonEdit): Promise<Person> {
  authorise(ctx, 'admin')
  const errors = ownAccountErrors(ctx.actor, edit)
  if (errors.length > 0) throw invalid(errors)
  const read = (ids: string[]) => repository.readPeople(ctx.db, ids)
  const [person] = await keepAnAdmin('changes.role', () =>
    editRows(ctx, { noun: 'person', table: users, edits: [edit], read }),
  )
  return changed(ctx, person)
}

/** Ends every session and link of the person; requests made with a cookie or token of theirs fail within a minute. */
export async function deactivatePerson(ctx: Ctx, id: string): Promise<Person> {
  authorise(ctx, 'admin')
  if (id === ctx.actor.id)
    throw invalid([{ path: 'id', message: 'You cannot deactivate yourself. Ask another admin.' }])
  return keepAnAdmin('id', async () => {
    const [, , , [person]] = await write(ctx, [
      repository.setDeactivated(ctx.db, id, true),
      repository.endSessions(ctx.db, id),
      repository.dropLinks(ctx.db, id, ctx.now()),
      repository.readPeople(ctx.db, [id]),
    ])
    return changed(ctx, person)
  })
}

export async function reactivatePerson(ctx: Ctx, id: string): Promise<Person> {
  authorise(ctx, 'admin')
  const [, [person]] = await write(ctx, [
    repository.setDeactivated(ctx.db, id, false),
    repository.readPeople(ctx.db, [id]),
  ])
  return changed(ctx, person)
}

/** The person's own browsers hear of it too: what they may do has changed. */
async function changed(ctx: Ctx, person: Person | undefined): Promise<Person> {
  if (!person) throw notFound('person')
  await ctx.live.publish({ topic: 'people', ids: [person.id] })
  await ctx.live.publish({ topic: 'me', userId: person.id })
  return person
}

/** The database guards the last admin, because only it sees two admins who demote each other at the same moment. */
async function keepAnAdmin<T>(path: string, change: () => Promise<T>): Promise<T> {
  return change().catch((error: unknown) => {
    throw sqlState(error) === 'QD422' ? invalid([{ path, message: lastAdmin }]) : error
  })
}
