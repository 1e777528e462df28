import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, invalid } from '../../errors.ts'
import type { PasswordChange } from '../contract.ts'
import * as repository from '../repository.ts'
import { authorise } from '../rules.ts'
import { guardTries } from './tries.ts'

/** Sets a new password and ends the person's other sessions. A wrong current password is `invalid` at its field. */
export async function changePassword(ctx: Ctx, input: PasswordChange): Promise<void> {
  authorise(ctx, 'viewer')
  const { actor } = ctx
  if (actor.kind !== 'user')
    throw new DomainError('forbidden', 'A password is changed by the person who signed in with it.')
  const library = await import('better-auth/crypto')
  await guardTries(ctx, [`password:${actor.id}`], async () => {
    const [account] = await repository.findPassword(ctx.db, actor.id)
    const matches =
      account?.hash && (await library.verifyPassword({ hash: account.hash, password: input.currentPassword }))
    if (!matches) throw invalid([{ path: 'currentPassword', message: 'This is not your current password.' }])
  })
  await write(ctx, [
    repository.setPassword(ctx.db, actor.id, await library.hashPassword(input.newPassword)),
    repository.endSessions(ctx.db, actor.id, actor.sessionId),
  ])
}
