import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Api, openApi } from '../../api.ts'
import { type Office, openOffice } from '../domain/sync/office.ts'

const token = 'secret_of_the_configuration'
let office: Office
let api: Api
beforeAll(async () => {
  office = await openOffice({ env: { NOTION_WEBHOOK_TOKEN: token } })
  api = await openApi(office.world)
})
afterAll(() => office.close())

const path = '/api/webhooks/notion'
const sign = (body: string, key = token) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
const deliver = (body: string, signature?: string) =>
  api.send('POST', path, { body, headers: signature ? { 'x-notion-signature': signature } : {} })
const event = (id: string, page = '38b9ce7b-60a4-810a-a3e0-d0c7fde31001') =>
  JSON.stringify({ id, type: 'page.created', entity: { id: page, type: 'page' }, data: {} })
const count = async () => (await office.rows('select count(*)::int as n from webhook_events'))[0]?.['n']

describe('POST /api/webhooks/notion', () => {
  it('takes a signed event once, without anybody signed in', async () => {
    const body = event('e1')
    expect(await deliver(body, sign(body))).toMatchObject({ status: 200, body: { received: 'event' } })
    expect(await deliver(body, sign(body))).toMatchObject({ status: 200, body: { received: 'duplicate' } })
    expect(office.world.queued.map(({ message }) => message.step)).toEqual([0])
  })

  it('has nothing to do for a page whose id is none', async () => {
    const body = event('e0', 'not-an-id')
    expect((await deliver(body, sign(body))).status).toBe(200)
    expect(await office.rows('select id from webhook_events where processed_at is not null')).toEqual([
      { id: 'e0' },
    ])
  })

  it('looks at the bytes: the same JSON with another space is another message', async () => {
    const body = event('e2')
    expect((await deliver(body.replace(',', ', '), sign(body))).status).toBe(401)
  })

  it.each([
    ['no signature', undefined],
    ['another key', sign(event('e3'), 'secret_of_somebody_else')],
    ['no hex', 'sha256=nothing'],
    ['another algorithm', `sha1=${'0'.repeat(40)}`],
  ])('answers 401 to %s and changes nothing', async (_name, signature) => {
    const before = await count()
    expect(await deliver(event('e3'), signature)).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    })
    expect(await count()).toBe(before)
  })

  it('lets the token of the configuration win: a handshake gives no other', async () => {
    expect((await deliver(JSON.stringify({ verification_token: 'secret_of_an_attacker' }))).status).toBe(401)
    expect((await deliver(JSON.stringify({ verification_token: token }))).status).toBe(200)
    expect(await office.rows('select * from notion_webhook')).toEqual([])
    expect((await api.get('/api/notion/webhook', 'admin')).body).toMatchObject({
      source: 'configuration',
      verificationToken: null,
    })
  })

  it('says what is wrong with a signed body that is no event', async () => {
    const body = '{"type":"page.created"}'
    expect(await deliver(body, sign(body))).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect((await deliver('not json', sign('not json'))).status).toBe(422)
  })
})

const file = join(import.meta.dirname, '../../../../shared/fixtures/notion/webhooks.synthetic.json')
const Recorded = z.looseObject({
  deliveries: z.array(
    z.looseObject({
      name: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      expect: z.looseObject({ status: z.number().optional(), duplicate: z.boolean().optional() }),
    }),
  ),
})

describe.runIf(existsSync(file))('recorded deliveries', () => {
  it('are taken and refused as they should be', async () => {
    const fresh = await openOffice()
    const recorded = Recorded.parse(JSON.parse(readFileSync(file, 'utf8')))
    const receiver = await openApi(fresh.world)
    const answers: unknown[] = []
    for (const { name, headers, body } of recorded.deliveries) {
      const { status, body: answer } = await receiver.send('POST', path, { body, headers })
      answers.push([name, status, answer['received'] === 'duplicate'])
    }
    expect(answers).toEqual(
      recorded.deliveries.map(({ name, expect: expected }) => [
        name,
        expected.status ?? 200,
        expected.duplicate === true,
      ]),
    )
    await fresh.close()
  })
})
