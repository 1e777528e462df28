import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createPerson,
  createToken,
  deactivatePerson,
  editPerson,
  findTokenActor,
  listTokens,
  revokeToken,
} from '#domain/identity'
import type { Person } from '#domain/identity/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function owner(email: string): Promise<{ ctx: Ctx; person: Person }> {
  const person = await createPerson(world.as('admin'), {
    email,
    name: 'Owner',
    role: 'member',
    password: 'a password for tests',
  })
  const { id, name, role } = person
  return { person, ctx: world.as(role, { actor: { kind: 'user', id, name, email, role } }) }
}

describe('making a token', () => {
  it('shows it once and stores only its hash', async () => {
    const { ctx } = await owner('makes@example.com')
    const created = await createToken(ctx, { name: 'Nightly export' })
    expect(created.token).toMatch(/^qd_[\w-]{43}$/)
    expect(created.token.startsWith(created.prefix)).toBe(true)
    const [listed] = await listTokens(ctx)
    const { token, ...shown } = created
    expect(listed).toEqual(shown)
    const { rows } = await world.db.execute(sql`select t.*, a.after from api_tokens t, audit_log a`)
    expect(JSON.stringify(rows)).not.toContain(token)
    const { rows: audit } = await world.db.execute<{ after: object }>(
      sql`select after from audit_log where row_id = ${created.id}`,
    )
    expect(Object.keys(audit[0]?.after ?? {})).not.toContain('token_hash')
  })

  it('refuses an expiry in the past, and tokens that make tokens', async () => {
    const { ctx, person } = await owner('refused@example.com')
    const past = createToken(ctx, { name: 'Late', expiresAt: '2020-01-01T00:00:00.000Z' })
    await expect(past).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'expiresAt' }] })
    const { id, name, email, role } = person
    const byToken = world.as(role, { actor: { kind: 'token', id, name, email, role } })
    await expect(createToken(byToken, { name: 'Child' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a token', () => {
  it('stands for its owner with the role of the moment, in one round trip', async () => {
    const { ctx, person } = await owner('stands@example.com')
    const { token } = await createToken(ctx, { name: 'Script' })
    await editPerson(world.as('admin'), {
      id: person.id,
      updatedAt: person.updatedAt,
      changes: { role: 'lead' },
    })
    const before = world.gateway.roundTrips()
    const found = await findTokenActor(world.as('nobody'), token)
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(found?.actor).toEqual({
      kind: 'token',
      id: person.id,
      name: 'Owner',
      email: 'stands@example.com',
      role: 'lead',
    })
  })

  it('costs no round trip when it cannot be one', async () => {
    const before = world.gateway.roundTrips()
    expect(await findTokenActor(world.as('nobody'), 'qd_short')).toBeUndefined()
    expect(world.gateway.roundTrips()).toBe(before)
  })

  it('ends with its expiry, its revocation and its owner’s deactivation', async () => {
    const { ctx, person } = await owner('ends@example.com')
    const soon = new Date(Date.now() + 60_000).toISOString()
    const expiring = await createToken(ctx, { name: 'Expiring', expiresAt: soon })
    const revoked = await createToken(ctx, { name: 'Revoked' })
    const other = await createToken(ctx, { name: 'Other' })
    const works = async (token: string, now = new Date()) =>
      (await findTokenActor(world.as('nobody', { now: () => now }), token)) !== undefined
    expect(await works(expiring.token)).toBe(true)
    expect(await works(expiring.token, new Date(soon))).toBe(false)
    await revokeToken(ctx, revoked.id)
    expect(await works(revoked.token)).toBe(false)
    expect(await works(other.token)).toBe(true)
    await deactivatePerson(world.as('admin'), person.id)
    expect(await works(other.token)).toBe(false)
  })
})

describe('revoking a token', () => {
  it('can be repeated, and leaves it in the list behind the usable ones', async () => {
    const { ctx } = await owner('revokes@example.com')
    const first = await createToken(ctx, { name: 'First' })
    const second = await createToken(ctx, { name: 'Second' })
    const revoked = await revokeToken(ctx, second.id)
    expect(revoked.revokedAt).not.toBeNull()
    expect(await revokeToken(ctx, second.id)).toEqual(revoked)
    expect((await listTokens(ctx)).map((token) => token.id)).toEqual([first.id, second.id])
  })

  it('is possible for one’s own only', async () => {
    const { ctx } = await owner('mine@example.com')
    const { ctx: stranger } = await owner('stranger@example.com')
    const { id } = await createToken(ctx, { name: 'Mine' })
    await expect(revokeToken(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listTokens(stranger)).toEqual([])
  })
})
