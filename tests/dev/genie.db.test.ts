import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleQuestions } from '#domain/ask/rules.ts'
import { type GenieStandIn, startGenie } from '../../dev/genie/index.ts'
import { findKnown, knownQuestions } from '../../dev/genie/questions.ts'
import { readTable } from '../../dev/genie/reader.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let genie: GenieStandIn
let clock: Date
beforeAll(async () => {
  world = await openWorld()
  genie = await startGenie({ source: world.gateway, now: () => clock })
})
afterAll(async () => {
  await genie.close()
  await world.close()
})
beforeEach(() => {
  clock = new Date('2026-03-18T09:00:00Z')
})

type Body = Record<string, unknown>

async function call(path: string, { body, token = genie.token }: { body?: object; token?: string } = {}) {
  const response = await fetch(`${genie.url}/api/2.0/genie/spaces/${genie.spaceId}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(body && { body: JSON.stringify(body) }),
  })
  const answered: Body = await response.json()
  return { status: response.status, headers: response.headers, body: answered }
}

const ask = (content: string) => call('/start-conversation', { body: { content } })

/** The path of the message that an answer has begun. */
const pathOf = ({ body }: { body: Body }) =>
  `/conversations/${String(body['conversation_id'])}/messages/${String(body['message_id'])}`

describe('the stand-in Genie', () => {
  it('lets nobody in without the token or with a wrong one, and knows one space', async () => {
    const question = { content: 'Revenue by day' }
    for (const token of ['', 'another']) {
      const { status, body } = await call('/start-conversation', { body: question, token })
      expect([status, body['error_code']]).toEqual([401, 'UNAUTHENTICATED'])
    }
    const elsewhere = await fetch(`${genie.url}/api/2.0/genie/spaces/other/start-conversation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${genie.token}` },
      body: JSON.stringify(question),
    })
    expect(elsewhere.status).toBe(404)
  })

  it('answers a question with ids and a first state, and walks through the others in a few seconds', async () => {
    const asked = await ask('Revenue by day this week')
    expect(asked.body).toMatchObject({
      conversation: { id: asked.body['conversation_id'] },
      message: { message_id: asked.body['message_id'], status: 'SUBMITTED', attachments: null },
    })
    const seen: unknown[] = []
    for (let ms = 0; ms <= 4000; ms += 250) {
      clock = new Date(Date.parse('2026-03-18T09:00:00Z') + ms)
      const { body } = await call(pathOf(asked))
      if (seen.at(-1) !== body['status']) seen.push(body['status'])
    }
    expect(seen).toEqual([
      'SUBMITTED',
      'FILTERING_CONTEXT',
      'ASKING_AI',
      'PENDING_WAREHOUSE',
      'EXECUTING_QUERY',
      'COMPLETED',
    ])
  })

  it('plays a fault that was asked for over its control address, as often as it was asked to', async () => {
    const control = (fault: object) =>
      fetch(`${genie.url}/__control/addFault`, { method: 'POST', body: JSON.stringify(fault) })
    expect((await control({ kind: 'rateLimited', retryAfter: '12', times: 2 })).status).toBe(200)
    const answers = [await ask('Revenue'), await ask('Revenue'), await ask('Revenue')]
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(answers[0]?.headers.get('retry-after')).toBe('12')
    expect((await control({ kind: 'an earthquake' })).status).toBe(400)
  })

  it('knows each of the sample questions, also in other words', () => {
    expect(knownQuestions.map(({ question }) => question)).toEqual([...sampleQuestions])
    for (const question of sampleQuestions) expect(findKnown(question)?.question).toBe(question)
    expect(findKnown('what is my revenue per day?')?.question).toBe('Revenue by day this week')
    expect(findKnown('Who won the match?')).toBeUndefined()
  })

  it('cannot change the data that it reads', async () => {
    await expect(readTable(world.gateway, 'delete from workspace')).rejects.toThrow(/read-only transaction/)
    expect(await readTable(world.gateway, 'select count(*) as n, true as here from workspace')).toEqual({
      columns: [
        { name: 'n', type: 'BIGINT' },
        { name: 'here', type: 'BOOLEAN' },
      ],
      rows: [['1', 'true']],
    })
  })
})
