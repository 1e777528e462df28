import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GenieStatus, Question, QuestionPage, QuestionResult } from '#domain/ask/contract.ts'
import { type GenieStandIn, startGenie } from '../../../dev/genie/index.ts'
import { type Api, openApi } from '../../api.ts'
import { connected } from '../domain/ask/booth.ts'
import { type Desk, openDesk } from '../domain/orders/analytics/desk.ts'

const base = '/api/orders/analytics'

let desk: Desk
let genie: GenieStandIn
let api: Api
beforeAll(async () => {
  desk = await openDesk('Europe/Berlin')
  await desk.place([{ at: '2026-01-01T10:00:00Z', requiredOn: '2020-01-01' }])
  genie = await startGenie({ source: desk.world.gateway, pace: 0 })
  api = await openApi(desk.world, { ...connected(genie), STAND_INS: 'genie' })
})
afterAll(async () => {
  await genie.close()
  await desk.close()
})

/** Looks until the question is final, as often as it may. */
async function settled(id: string): Promise<Question> {
  for (;;) {
    const question = Question.parse((await api.get(`${base}/questions/${id}`, 'viewer')).body)
    if (!question.continuesAt) return question
    const ms = Date.parse(question.continuesAt) - Date.now()
    await new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)))
  }
}

describe('asking over HTTP', () => {
  it('takes a question from a viewer, and answers it with SQL and rows', async () => {
    const input = { id: uuidv7(), question: 'How many orders are overdue?' }
    const { status, body } = await api.post(`${base}/questions`, input, 'viewer')
    expect(status).toBe(202)
    expect(Question.parse(body)).toMatchObject({ id: input.id, state: 'running' })
    const answered = await settled(input.id)
    expect(answered).toMatchObject({ state: 'answered', answer: { queries: [{ title: 'Overdue orders' }] } })
    const result = await api.get(`${base}/questions/${input.id}/result`, 'viewer')
    expect(QuestionResult.parse(result.body)).toMatchObject({
      rows: [['confirmed', 1, '2020-01-01']],
      columns: [{ kind: 'text' }, { kind: 'number' }, { kind: 'day' }],
    })
    const list = await api.get(`${base}/questions?conversation=${input.id}`, 'viewer')
    expect(QuestionPage.parse(list.body).items).toEqual([answered])
  })

  it('shows nobody the question of somebody else, whatever their role', async () => {
    const id = uuidv7()
    await api.post(`${base}/questions`, { id, question: 'Average basket by country' }, 'viewer')
    for (const role of ['member', 'lead', 'admin'] as const) {
      for (const path of [`${base}/questions/${id}`, `${base}/questions/${id}/result`]) {
        expect((await api.get(path, role)).status).toBe(404)
      }
      expect((await api.get(`${base}/questions`, role)).body).toMatchObject({ items: [] })
      expect((await api.post(`${base}/questions`, { id, question: 'Mine' }, role)).status).toBe(404)
    }
    for (const path of ['genie', 'questions', `questions/${id}`, `questions/${id}/result`]) {
      expect((await api.get(`${base}/${path}`)).status).toBe(401)
    }
    expect((await api.post(`${base}/questions`, { id: uuidv7(), question: 'Anyone?' })).status).toBe(401)
  })

  it('refuses a question without words or with too many, and an id that is none', async () => {
    const refused = [
      { id: uuidv7(), question: '   ' },
      { id: uuidv7(), question: 'x'.repeat(2001) },
      { id: 'no id', question: 'Revenue?' },
    ]
    for (const input of refused) {
      expect((await api.post(`${base}/questions`, input, 'viewer')).status).toBe(422)
    }
    expect((await api.get(`${base}/questions/none`, 'viewer')).status).toBe(422)
    expect((await api.get(`${base}/questions/${uuidv7()}`, 'viewer')).status).toBe(404)
  })
})

describe('GET /api/orders/analytics/genie', () => {
  it('says that a stand-in answers', async () => {
    const { status, body } = await api.get(`${base}/genie`, 'viewer')
    expect(status).toBe(200)
    expect(GenieStatus.parse(body)).toMatchObject({ state: 'stand_in', missing: [] })
  })

  it('says what to set where nothing is connected; asking answers 409 with the same', async () => {
    const bare = await openApi(desk.world)
    const { body } = await bare.get(`${base}/genie`, 'viewer')
    expect(GenieStatus.parse(body)).toMatchObject({
      state: 'not_configured',
      missing: ['DATABRICKS_HOST', 'GENIE_SPACE_ID', 'DATABRICKS_TOKEN'],
    })
    const refused = await bare.post(`${base}/questions`, { id: uuidv7(), question: 'Revenue?' }, 'viewer')
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'not_configured', detail: body['message'], missing: body['missing'] },
    })
  })
})

describe('an access token', () => {
  it('is in no answer, also where Databricks repeats it', async () => {
    const id = uuidv7()
    await api.post(`${base}/questions`, { id, question: 'Products [fails]' }, 'viewer')
    await settled(id)
    const answers = [
      await api.get(`${base}/genie`, 'viewer'),
      await api.get(`${base}/questions`, 'viewer'),
      await api.get(`${base}/questions/${id}`, 'viewer'),
    ]
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/dapi|bearer/i)
  })
})
