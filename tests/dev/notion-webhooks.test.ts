import { createServer, type Server } from 'node:http'
import { verifyWebhookSignature } from '@notionhq/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NotionStandIn, startNotion } from '../../dev/notion/index.ts'

interface Received {
  signature: string | undefined
  body: string
  event: Record<string, unknown>
}

const size = { programs: 1, projects: 3, budgetLines: 3, risks: 2, actions: 2 }
const verificationToken = 'secret_for_this_test'
let notion: NotionStandIn
let receiver: Server
let received: Received[]
let answerStatus: number
let page: string

beforeEach(async () => {
  received = []
  answerStatus = 200
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString()
    const signature = request.headers['x-notion-signature']
    received.push({ signature: signature?.toString(), body, event: JSON.parse(body) })
    response.writeHead(answerStatus).end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  notion = await startNotion({ size })
  page = notion.control.rows({ source: 'projects' })[0]?.id ?? ''
  notion.control.setWebhook({ url: receiverUrl(), verificationToken })
})

afterEach(async () => {
  await notion.close()
  receiver.closeAllConnections()
  receiver.close()
})

function receiverUrl(): string {
  const address = receiver.address()
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/hook` : ''
}

function types(): unknown[] {
  return received.map(({ event }) => event.type)
}

function isSigned({ body, signature }: Received): Promise<boolean> {
  return verifyWebhookSignature({ body, signature: signature ?? '', verificationToken })
}

describe('events for changes', () => {
  it('announces edits, trash, restore and creation, each signed as the service signs', async () => {
    await notion.control.editPage({ page, values: { Budget: 5, Health: 'Red' } })
    await notion.control.trashPage({ page })
    await notion.control.restorePage({ page })
    await notion.control.createPage({ source: 'risks', values: { Name: 'New' } })
    expect(types()).toEqual(['page.properties_updated', 'page.deleted', 'page.undeleted', 'page.created'])
    expect(await Promise.all(received.map(isSigned))).toEqual([true, true, true, true])
  })

  it('sends the envelope with ids of the changed properties and no values', async () => {
    const { id } = await notion.control.renameProperty({
      source: 'projects',
      property: 'Budget',
      name: 'Cost',
    })
    received.length = 0
    await notion.control.editPage({ page, values: { Cost: 987654 } })
    const source = notion.control.sources().find(({ role }) => role === 'projects')
    expect(received[0]?.event).toMatchObject({
      id: expect.any(String),
      timestamp: expect.stringMatching(/\.\d{3}Z$/),
      authors: [{ type: 'person' }],
      attempt_number: 1,
      api_version: '2026-03-11',
      entity: { id: page, type: 'page' },
      data: {
        parent: { id: notion.sources.projects, type: 'database', data_source_id: source?.dataSourceId },
        updated_properties: [id],
      },
    })
    expect(received[0]?.body).not.toContain('987654')
  })

  it('describes what happened to columns', async () => {
    const added = await notion.control.addProperty({ source: 'risks', name: 'Region', type: 'select' })
    await notion.control.removeProperty({ source: 'risks', property: 'Region' })
    expect(types()).toEqual(['data_source.schema_updated', 'data_source.schema_updated'])
    expect(received.map(({ event }) => event.data)).toMatchObject([
      { updated_properties: [{ id: added.id, name: 'Region', action: 'created' }] },
      { updated_properties: [{ id: added.id, name: null, action: 'deleted' }] },
    ])
  })

  it('names the bot as author of changes that come through the API', async () => {
    await fetch(`${notion.url}/v1/pages/${page}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11' },
      body: JSON.stringify({ properties: { Budget: { number: 4 } } }),
    })
    await notion.control.settleWebhooks()
    expect(received[0]?.event).toMatchObject({ type: 'page.properties_updated', authors: [{ type: 'bot' }] })
  })

  it('says nothing when sharing changes, and sends only the wanted types', async () => {
    notion.control.unsharePage({ page })
    notion.control.sharePage({ page })
    notion.control.setWebhook({ url: receiverUrl(), verificationToken, types: ['page.deleted'] })
    await notion.control.editPage({ page, values: { Budget: 6 } })
    await notion.control.trashPage({ page })
    expect(types()).toEqual(['page.deleted'])
  })
})

describe('deliveries', () => {
  it('begins with an unsigned handshake that carries the token', async () => {
    const delivery = await notion.control.sendHandshake()
    expect(received).toMatchObject([
      { signature: undefined, event: { verification_token: verificationToken } },
    ])
    expect(delivery).toMatchObject({ type: 'handshake', signature: null, status: 200 })
  })

  it('keeps the id of an event over retries and counts the attempts', async () => {
    answerStatus = 500
    await notion.control.editPage({ page, values: { Budget: 5 } })
    await notion.control.retryFailedWebhooks()
    answerStatus = 200
    await notion.control.retryFailedWebhooks()
    expect(await notion.control.retryFailedWebhooks()).toEqual([])
    expect(new Set(received.map(({ event }) => event.id)).size).toBe(1)
    expect(received.map(({ event }) => event.attempt_number)).toEqual([1, 2, 3])
    expect(await Promise.all(received.map(isSigned))).toEqual([true, true, true])
  })

  it('replays the last event', async () => {
    await notion.control.editPage({ page, values: { Budget: 5 } })
    await notion.control.replayLastWebhook()
    const [first, second] = received.map(({ event }) => event)
    expect(second).toEqual({ ...first, attempt_number: 2 })
  })

  it('sends held events out of order', async () => {
    notion.control.holdWebhooks()
    await notion.control.trashPage({ page })
    await notion.control.restorePage({ page })
    expect(received).toEqual([])
    await notion.control.releaseWebhooks({ order: 'reversed' })
    expect(types()).toEqual(['page.undeleted', 'page.deleted'])
  })

  it('can sign wrongly and send a type nobody knows', async () => {
    await notion.control.sendBadSignature({ page })
    await notion.control.sendUnknownType()
    await notion.control.sendWebhook({ type: 'page.content_updated', page })
    expect(await Promise.all(received.map(isSigned))).toEqual([false, true, true])
    expect(types().slice(1)).toEqual(['automation.step_reached', 'page.content_updated'])
  })

  it('survives a receiver that is away and remembers that nothing came back', async () => {
    notion.control.setWebhook({ url: 'http://127.0.0.1:9/hook', verificationToken })
    await notion.control.editPage({ page, values: { Budget: 5 } })
    expect(notion.control.deliveries()).toMatchObject([{ status: null, attempt: 1 }])
  })
})
