import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Role } from '#domain/identity/contract.ts'
import { levels, roles } from '#domain/identity/rules.ts'
import { app } from '../../../functions/app.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  for (const role of roles) await api.signIn(role)
})
afterAll(() => world.close())

const Operation = z.looseObject({
  'x-required-role': z.string().optional(),
  requestBody: z.unknown().optional(),
})
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

const document = app.getOpenAPI31Document({
  openapi: '3.1.0',
  info: { title: 'Quarterdeck', version: '1' },
})
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = Operation.safeParse(item[method]).data
    if (!operation) return []
    const needed = operation['x-required-role']
    return [{ name: `${method.toUpperCase()} ${path}`, path, method, needed, operation }]
  }),
)
const guarded = operations.flatMap((operation) => {
  const needed = Role.safeParse(operation.needed).data
  return needed ? [{ ...operation, needed }] : []
})

// What people who are signed out may use; a webhook checks a signature instead of a session.
const mayBePublic = /^\/api\/(health$|auth\/|openapi|docs|notion\/webhook|webhooks\/)/
const mayBeUndocumented = /^GET \/api\/(openapi\.json|docs(\/.*)?)$/

// Junk on purpose: who is allowed gets as far as validation and no further, who is not never gets there.
const attempt = async (operation: (typeof operations)[number], as: Role | 'nobody') => {
  const path = operation.path.replaceAll(/\{[^}]+\}/g, 'junk')
  const body = operation.operation.requestBody ? { junk: true } : undefined
  return (await api.send(operation.method.toUpperCase(), path, { as, body })).status
}

describe('the API document', () => {
  it('knows the routes, so that the walk below does not pass on nothing', () => {
    expect(operations.length).toBeGreaterThan(20)
    expect(guarded.length).toBeGreaterThan(15)
  })

  it('names the role that every route needs, and leaves few of them public', () => {
    const unclear = operations.filter(({ needed }) => needed !== 'public' && !Role.safeParse(needed).success)
    expect(unclear.map(({ name }) => name)).toEqual([])
    const open = operations.filter(({ needed, path }) => needed === 'public' && !mayBePublic.test(path))
    expect(open.map(({ name }) => name)).toEqual([])
  })

  it('leaves no route out, so that none escapes its guard', () => {
    const known = new Set(operations.map(({ name }) => name))
    const all = app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
    const missing = all.filter((name) => !known.has(name) && !mayBeUndocumented.test(name))
    expect([...new Set(missing)]).toEqual([])
  })
})

describe.each(guarded)('$name, which needs the role $needed', (operation) => {
  it('asks people who are signed out to sign in', async () => {
    expect(await attempt(operation, 'nobody')).toBe(401)
  })

  it.each(roles)('lets a %s in only if the role reaches so far', async (role) => {
    const status = await attempt(operation, role)
    if (levels[role] < levels[operation.needed]) expect(status).toBe(403)
    else expect([401, 403]).not.toContain(status)
  })
})
