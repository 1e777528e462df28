import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStep } from '#domain/jobs'
import { orderImportJob } from '#domain/orders'
import { OrderImportDetail, OrderImports } from '../../../functions/domain/orders/imports/contract.ts'
import { app } from '../../../functions/app.ts'
import { type Api, openApi } from '../../api.ts'
import { aCustomer } from '../domain/orders/shop.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld({ jobs: [orderImportJob] })
  api = await openApi(world)
  await aCustomer(world, { name: 'Ada Lovelace', email: 'ada@example.com' })
  for (const role of ['lead', 'member', 'viewer'] as const) await api.signIn(role)
})
afterAll(() => world.close())

const path = '/api/orders/imports'
const file =
  'Order,Customer,Currency,Required by\nF-1,ada@example.com,EUR,2026-12-24\nF-2,nobody@example.com,EUR,2026-12-24\n'
const upload = (body = file, headers: Record<string, string> = {}) =>
  api.send('POST', path, { as: 'lead', body, headers: { 'content-type': 'text/csv', ...headers } })

describe('the routes of imports', () => {
  it('upload, map, run, report and hand out what was rejected', async () => {
    const sent = await upload(file, { 'x-file-name': encodeURIComponent('März 2026.csv') })
    expect(sent.status).toBe(201)
    const draft = OrderImportDetail.parse(sent.body)
    expect(draft).toMatchObject({ fileName: 'März 2026.csv', state: 'draft', createdBy: 'The lead' })
    const mapping = ['number', 'customer', 'currency', 'requiredOn']
    const mapped = await api.send('PUT', `${path}/${draft.id}/mapping`, { as: 'lead', body: { mapping } })
    expect(OrderImportDetail.parse(mapped.body).preview).toMatchObject([
      { outcome: 'inserted' },
      { outcome: 'rejected' },
    ])
    const queued = await api.post(`${path}/${draft.id}/run`, undefined, 'lead')
    expect([queued.status, OrderImportDetail.parse(queued.body).state]).toEqual([202, 'queued'])
    for (let next = world.queued.shift(); next; next = world.queued.shift())
      await runStep(world.as('admin'), next.message)
    const done = OrderImportDetail.parse((await api.get(`${path}/${draft.id}`, 'lead')).body)
    expect(done).toMatchObject({ state: 'succeeded', counts: { read: 2, inserted: 1, rejected: 1 } })
    expect(OrderImports.parse((await api.get(path, 'lead')).body).items[0]).toMatchObject({ id: draft.id })
    const rejects = await api.get(`${path}/${draft.id}/rejects`, 'lead')
    expect(rejects.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''M%C3%A4rz%202026%20rejected.csv",
    )
    expect((await api.post(`${path}/${draft.id}/cancellation`, undefined, 'lead')).status).toBe(409)
  })

  it('refuse what is no table, too large or not there', async () => {
    expect((await upload('')).status).toBe(422)
    expect((await upload('x', { 'content-length': String(201 * 1_048_576) })).status).toBe(413)
    const nowhere = `${path}/01890000-0000-7000-8000-000000000000`
    expect((await api.get(nowhere, 'lead')).status).toBe(404)
    expect((await api.get(`${nowhere}/rejects`, 'lead')).status).toBe(404)
    const draft = OrderImportDetail.parse((await upload()).body)
    const odd = await api.send('PUT', `${path}/${draft.id}/mapping`, {
      as: 'lead',
      body: { mapping: ['secret'] },
    })
    expect(odd.status).toBe(422)
  })

  it.each(['member', 'viewer'] as const)('are closed to a %s', async (role) => {
    expect((await api.send('POST', path, { as: role, body: file })).status).toBe(403)
    expect((await api.get(path, role)).status).toBe(403)
  })
})

describe('the route of exports', () => {
  it('sends a file as a download to anyone who may look', async () => {
    const csv = await api.get('/api/orders/exports?columns=number,status&q=F-1', 'viewer')
    expect(csv.status).toBe(200)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toContain('filename="Orders.csv"')
    const xlsx = await api.get('/api/orders/exports?format=xlsx', 'viewer')
    expect(xlsx.headers.get('content-type')).toMatch(/spreadsheetml/)
    expect((await api.get('/api/orders/exports?columns=nonsense', 'viewer')).status).toBe(422)
    expect((await api.get('/api/orders/exports')).status).toBe(401)
  })

  it('is documented beside the imports', () => {
    const { paths } = app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Quarterdeck', version: '1' },
    })
    expect(Object.keys(paths ?? {}).filter((known) => /orders\/(im|ex)ports/.test(known))).toHaveLength(7)
  })
})
