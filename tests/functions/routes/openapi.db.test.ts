import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../../functions/app.ts'
import { ApiDocument } from '../../../functions/http/openapi/shape.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
let document: ApiDocument
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  document = ApiDocument.parse((await api.get('/api/openapi.json')).body)
})
afterAll(() => world.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

describe('GET /api/openapi.json', () => {
  it('describes every route of the API, for everyone, without asking the database', async () => {
    const before = world.gateway.roundTrips()
    expect((await api.get('/api/openapi.json')).status).toBe(200)
    expect(world.gateway.roundTrips() - before).toBe(0)
    const registered = app.routes
      .filter((route) => route.method !== 'ALL' && !/\/(docs|openapi\.json|live)$/.test(route.path))
      .map((route) => `${route.method.toLowerCase()} ${route.path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
    const described = operations().map(({ path, method }) => `${method} ${path}`)
    expect([...new Set(registered)].filter((route) => !described.includes(route))).toEqual([])
    expect(described.length).toBeGreaterThan(20)
  })

  it('is OpenAPI 3.1 with a title, a version, an address and both ways to sign in', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Quarterdeck API', version: expect.any(String) },
      servers: [{ url: 'http://localhost:8787' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    })
  })

  it('gives every operation a role, a tag, a summary, an id of its own and the shared answer for problems', () => {
    const roles = ['public', 'viewer', 'member', 'lead', 'admin']
    for (const { path, operation } of operations()) {
      expect([path, roles.includes(String(operation['x-required-role']))]).toEqual([path, true])
      expect(operation.tags).toHaveLength(1)
      expect(operation.summary).toMatch(/\w/)
      expect(operation.responses['default']).toEqual({ $ref: '#/components/responses/Problem' })
    }
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('getProjectsByKeyHealth')
  })

  it('has a definition for every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)]
    const defined: Record<string, Record<string, unknown>> = JSON.parse(JSON.stringify(document.components))
    expect(
      references.filter(([, kind, name]) => defined[String(kind)]?.[String(name)] === undefined),
    ).toEqual([])
    expect(references.length).toBeGreaterThan(10)
  })
})

describe('GET /api/docs', () => {
  it('is one page with every operation, that loads nothing and runs only its own script', async () => {
    const { status, headers } = await api.get('/api/docs')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/html')
    const policy = String(headers.get('content-security-policy'))
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/)
    expect(policy).not.toContain('unsafe')
    const page = await (
      await app.request(
        '/api/docs',
        {},
        { ...world.as('nobody').config, NOTION_SOURCES: undefined, STAND_INS: undefined },
      )
    ).text()
    for (const { operation } of operations()) expect(page).toContain(`id="${operation.operationId}"`)
    expect(page).not.toMatch(/(src|href)="https?:/)
    await expectHashed(policy, page, 'style')
    await expectHashed(policy, page, 'script')
  })
})

async function expectHashed(policy: string, page: string, tag: 'style' | 'script'): Promise<void> {
  const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
  expect(policy).toContain(`${tag}-src 'sha256-${Buffer.from(digest).toString('base64')}'`)
}
