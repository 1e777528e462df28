import { uuidv7 } from 'uuidv7'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, invalid, notFound } from '../../errors.ts'
import type { Actor, ApiToken, CreatedApiToken, NewApiToken } from '../contract.ts'
import * as repository from '../repository.ts'
import { authorise } from '../rules.ts'
import { hashOf, newSecret } from '../secret.ts'

const prefix = 'qd_'
const wellFormed = /^qd_[\w-]{43}$/
const shownCharacters = 10

/** The person's own tokens, usable ones first. */
export async function listTokens(ctx: Ctx): Promise<ApiToken[]> {
  authorise(ctx, 'viewer')
  return repository.listTokens(ctx.db, ctx.actor.id)
}

/** A token that acts with its owner's role of the moment. The answer is the only place where it is ever shown. */
export async function createToken(ctx: Ctx, input: NewApiToken): Promise<CreatedApiToken> {
  authorise(ctx, 'viewer')
  if (ctx.actor.kind !== 'user')
    throw new DomainError('forbidden', 'A token cannot make another token. Sign in and make it there.')
  if (input.expiresAt && Date.parse(input.expiresAt) <= ctx.now().getTime())
    throw invalid([{ path: 'expiresAt', message: 'Choose a time in the future.' }])
  const token = newSecret(prefix)
  const row = {
    id: uuidv7(),
    userId: ctx.actor.id,
    name: input.name,
    prefix: token.slice(0, shownCharacters),
    tokenHash: await hashOf(token),
    expiresAt: input.expiresAt ?? null,
  }
  const [[created]] = await write(ctx, [repository.insertToken(ctx.db, row)])
  if (!created) throw notFound('token')
  return { ...created, token }
}

/** For good; revoking again changes nothing. Throws not_found for other people's tokens. */
export async function revokeToken(ctx: Ctx, id: string): Promise<ApiToken> {
  authorise(ctx, 'viewer')
  const [[token]] = await write(ctx, [repository.revokeToken(ctx.db, { id, userId: ctx.actor.id })])
  if (!token) throw notFound('token')
  return token
}

/**
 * Who a bearer token stands for, in one round trip and none for text that cannot be a token; undefined when it is unknown, revoked or
 * expired or its owner is deactivated. Public: it is how a request finds out its actor.
 */
export async function findTokenActor(
  ctx: Ctx,
  token: string,
): Promise<{ actor: Actor; expiresAt: string | null } | undefined> {
  if (!wellFormed.test(token)) return undefined
  const [owner] = await repository.findTokenOwner(ctx.db, await hashOf(token), ctx.now())
  if (!owner) return undefined
  const { expiresAt, ...person } = owner
  return { actor: { kind: 'token', ...person }, expiresAt }
}
