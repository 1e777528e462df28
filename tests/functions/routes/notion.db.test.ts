import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  NotionActionPage,
  NotionSources,
  PropertyMapping,
  PropertyMappings,
  WebhookStatus,
} from '#domain/sync/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { type Office, openOffice, small } from '../domain/sync/office.ts'

let office: Office
let api: Api
beforeAll(async () => {
  office = await openOffice()
  api = await openApi(office.world)
  await office.run('full')
})
afterAll(() => office.close())

const actions = async (query = '') =>
  NotionActionPage.parse((await api.get(`/api/notion/actions${query}`, 'viewer')).body)

describe('/api/notion/actions', () => {
  it('lists actions with their project and risk, soonest first, in one round trip', async () => {
    await api.signIn('viewer')
    const before = office.world.gateway.roundTrips()
    const { items } = await actions('?limit=200')
    expect(office.world.gateway.roundTrips() - before).toBe(1)
    expect(items).toHaveLength(small.actions)
    const due = items.map(({ dueDate }) => dueDate)
    expect(due).toEqual(due.toSorted())
    const named = items.filter(({ projectId }) => projectId)
    expect(named.length).toBeGreaterThan(0)
    for (const { projectKey, projectName } of named)
      expect([projectKey, projectName]).toEqual([expect.stringMatching(/^QD-\d+$/), expect.any(String)])
    expect(items.some(({ riskName }) => riskName !== null)).toBe(true)
  })

  it('pages, sorts and narrows', async () => {
    const all = (await actions('?limit=200&sort=-name')).items
    const first = await actions('?limit=6&sort=-name')
    const second = await actions(`?limit=200&sort=-name&after=${first.next}`)
    expect([...first.items, ...second.items]).toEqual(all)
    expect(all.map(({ name }) => name?.toLowerCase())).toEqual(
      all
        .map(({ name }) => name?.toLowerCase())
        .toSorted()
        .toReversed(),
    )
    const done = all.filter(({ status }) => status === 'Done')
    expect((await actions('?limit=200&status=Done')).items).toHaveLength(done.length)
    const { projectId } = all.find((action) => action.projectId) ?? {}
    expect(
      (await actions(`?limit=200&projectId=${projectId}`)).items.every(
        (action) => action.projectId === projectId,
      ),
    ).toBe(true)
    expect((await actions('?q=quarterly')).items).toMatchObject([
      { name: expect.stringMatching(/^Quarterly/) },
    ])
  })
})

describe('/api/notion/sources', () => {
  it('shows admins which database plays which role and how far it was read, in one round trip', async () => {
    expect((await api.get('/api/notion/sources', 'lead')).status).toBe(403)
    await api.signIn('admin')
    const before = office.world.gateway.roundTrips()
    const { body } = await api.get('/api/notion/sources', 'admin')
    expect(office.world.gateway.roundTrips() - before).toBe(1)
    const sources = NotionSources.parse(body)
    expect(sources).toMatchObject({ connected: true, standIn: false })
    expect(sources.items).toHaveLength(5)
    for (const source of sources.items) {
      expect(source).toMatchObject({
        configuredId: office.notion.sources[source.role],
        dataSourceId: expect.any(String),
        rows: small[source.role],
        fullySyncedAt: expect.any(String),
      })
    }
  })
})

describe('/api/notion/mappings', () => {
  it('lists the mapping of every field, and an admin changes one', async () => {
    const { items } = PropertyMappings.parse((await api.get('/api/notion/mappings', 'admin')).body)
    expect(items).toHaveLength(43)
    const one = items.find(({ role, field }) => role === 'actions' && field === 'due')
    expect(one).toMatchObject({
      propertyName: 'Due',
      propertyId: expect.any(String),
      required: true,
      accepts: expect.arrayContaining(['date']),
    })
    const edit = { updatedAt: one?.updatedAt, changes: { propertyName: 'Deadline' } }
    expect((await api.patch(`/api/notion/mappings/${one?.id}`, edit, 'lead')).status).toBe(403)
    const answer = await api.patch(`/api/notion/mappings/${one?.id}`, edit, 'admin')
    expect([answer.status, PropertyMapping.parse(answer.body)]).toMatchObject([
      200,
      { propertyName: 'Deadline', propertyId: null },
    ])
    const stale = await api.patch(
      `/api/notion/mappings/${one?.id}`,
      { ...edit, changes: { propertyName: 'End' } },
      'admin',
    )
    expect(stale).toMatchObject({
      status: 409,
      body: { conflictingFields: expect.arrayContaining(['propertyName']) },
    })
    const nameless = await api.patch(
      `/api/notion/mappings/${one?.id}`,
      { ...edit, changes: { propertyName: ' ' } },
      'admin',
    )
    expect(nameless.status).toBe(422)
  })
})

describe('/api/notion/webhook', () => {
  it('shows admins how it stands, and lets them forget the token', async () => {
    expect((await api.get('/api/notion/webhook', 'lead')).status).toBe(403)
    const status = WebhookStatus.parse((await api.get('/api/notion/webhook', 'admin')).body)
    expect(status).toMatchObject({
      url: 'http://localhost:8787/api/webhooks/notion',
      source: null,
      waitingEvents: 0,
    })
    await api.post('/api/webhooks/notion', { verification_token: 'secret_one_two' })
    expect((await api.get('/api/notion/webhook', 'admin')).body).toMatchObject({
      source: 'handshake',
      verificationToken: 'secret_one_two',
    })
    expect((await api.send('DELETE', '/api/notion/webhook', { as: 'lead' })).status).toBe(403)
    expect((await api.send('DELETE', '/api/notion/webhook', { as: 'admin' })).body).toMatchObject({
      source: null,
    })
  })
})
