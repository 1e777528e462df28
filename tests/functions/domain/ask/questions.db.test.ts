import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askQuestion, getGenieStatus, getQuestion, getQuestionResult, listQuestions } from '#domain/ask'
import { QuestionQuery } from '#domain/ask/contract.ts'
import { sampleQuestions } from '#domain/ask/rules.ts'
import { type Booth, openBooth } from './booth.ts'

let booth: Booth
beforeAll(async () => {
  booth = await openBooth()
})
afterAll(() => booth.close())
beforeEach(() => {
  booth.pacer.answer = { granted: 1, retryInMs: 0 }
  booth.pacer.paused.length = 0
  booth.world.published.length = 0
})

const asked = (verb = 'POST') => booth.genie.requests.filter(({ method }) => method === verb).length

describe('a question', () => {
  it('is handed over at once, and goes through Genie’s states to an answer with its SQL', async () => {
    const first = await booth.ask('How many orders are overdue?')
    expect(first).toMatchObject({
      state: 'running',
      step: 'SUBMITTED',
      conversationId: first.id,
      askedAt: '2026-03-18T09:00:00.000Z',
      deadline: '2026-03-18T09:10:00.000Z',
      continuesAt: '2026-03-18T09:00:01.000Z',
      answer: null,
    })
    const steps = [first.step]
    let question = first
    while (question.continuesAt) {
      question = await booth.look(question)
      steps.push(question.step)
    }
    expect(steps).toEqual(['SUBMITTED', 'ASKING_AI', 'PENDING_WAREHOUSE', 'COMPLETED'])
    expect(question).toMatchObject({ state: 'answered', message: null, finishedAt: expect.any(String) })
    expect(question.answer).toMatchObject({
      texts: [],
      queries: [{ title: 'Overdue orders', sql: expect.stringContaining('required_on <'), parameters: [] }],
      suggestions: expect.arrayContaining(['Which channel grows fastest?']),
    })
    const { actor } = await booth.as('Ada')
    const told = { topic: 'questions', ids: [first.id], userId: actor.id }
    expect(booth.world.published.filter(({ topic }) => topic === 'questions')).toEqual([told, told])
  })

  it('is asked once, however often its id is sent, also at the same moment', async () => {
    const id = uuidv7()
    const before = asked()
    const ctx = await booth.as('Ada')
    const input = { id, question: 'Which channel grows fastest?' }
    const both = await Promise.all([askQuestion(ctx, input), askQuestion(ctx, input)])
    const again = await askQuestion(ctx, { ...input, question: 'Something else' })
    expect([...both, again].map((question) => question.id)).toEqual([id, id, id])
    expect(again.question).toBe('Which channel grows fastest?')
    expect(asked() - before).toBe(1)
    await booth.follow(again)
  })

  it('is looked at once at a time and no sooner than it may, however many tabs look', async () => {
    const question = await booth.ask('Average basket by country')
    const ctx = await booth.as('Ada')
    const before = booth.genie.requests.length
    await Promise.all([1, 2, 3].map(() => getQuestion(ctx, question.id)))
    expect(booth.genie.requests.length - before).toBe(0)
    booth.clock.at = new Date(String(question.continuesAt))
    await Promise.all([1, 2, 3, 4].map(() => getQuestion(ctx, question.id)))
    expect(booth.genie.requests.length - before).toBe(1)
    await booth.follow(await getQuestion(ctx, question.id))
  })

  it('costs one round trip to look at while there is nothing new, and no request', async () => {
    const question = await booth.follow(await booth.ask('Average basket by country'))
    const ctx = await booth.as('Ada')
    const [trips, requests] = [booth.world.gateway.roundTrips(), booth.genie.requests.length]
    expect(await getQuestion(ctx, question.id)).toEqual(question)
    expect(booth.world.gateway.roundTrips() - trips).toBe(1)
    expect(booth.genie.requests.length - requests).toBe(0)
  })

  it('belongs to the one who asked: for others it does not exist', async () => {
    const question = await booth.follow(await booth.ask('How many orders are overdue?'))
    const other = await booth.as('Grace')
    const missing = { code: 'not_found' }
    await expect(getQuestion(other, question.id)).rejects.toMatchObject(missing)
    await expect(getQuestionResult(other, question.id, undefined)).rejects.toMatchObject(missing)
    await expect(askQuestion(other, { id: question.id, question: 'Mine?' })).rejects.toMatchObject(missing)
    const into = { id: uuidv7(), question: 'Go on', conversationId: question.id }
    await expect(askQuestion(other, into)).rejects.toMatchObject(missing)
    const list = await listQuestions(other, QuestionQuery.parse({ conversation: question.id }))
    expect(list.items).toEqual([])
  })

  it('needs a person who is signed in', async () => {
    const input = { id: uuidv7(), question: 'Anything?' }
    await expect(askQuestion(booth.world.as('nobody'), input)).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    const system = await booth.as('Ada', {
      actor: { kind: 'system', id: 'system:x', name: 'x', role: 'admin' },
    })
    await expect(askQuestion(system, input)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a follow-up', () => {
  it('goes into the same conversation of Genie, and is listed with it', async () => {
    const first = await booth.follow(await booth.ask('How many orders are overdue?'))
    const next = await booth.ask('Which channel grows fastest?', { conversationId: first.id })
    expect(next.conversationId).toBe(first.id)
    const last = booth.genie.requests.findLast(({ method }) => method === 'POST')
    expect(last?.path).toMatch(/\/conversations\/[0-9a-f]{32}\/messages$/)
    const answered = await booth.follow(next)
    expect(answered.answer?.queries[0]?.title).toBe('Growth by channel')
    const { items } = await listQuestions(
      await booth.as('Ada'),
      QuestionQuery.parse({ conversation: first.id }),
    )
    expect(items.map(({ id }) => id)).toEqual([next.id, first.id])
  })

  it('waits for the answer to the question before', async () => {
    const first = await booth.ask('How many orders are overdue?')
    const next = booth.ask('And now?', { conversationId: first.id })
    await expect(next).rejects.toMatchObject({ code: 'conflict' })
    await booth.follow(first)
  })

  it('starts anew with Genie where Genie never took the question before', async () => {
    booth.genie.addFault({ kind: 'forbidden' })
    const first = await booth.ask('How many orders are overdue?')
    expect(first.state).toBe('failed')
    const next = await booth.ask('How many orders are overdue?', { conversationId: first.id })
    expect(booth.genie.requests.at(-1)?.path).toMatch(/start-conversation$/)
    expect((await booth.follow(next)).state).toBe('answered')
  })
})

describe('the list of questions', () => {
  it('is paged, the newest first', async () => {
    const ctx = await booth.as('Linus')
    const ids: string[] = []
    for (const question of ['Revenue by day', 'Products', 'Baskets']) {
      booth.clock.at = new Date(booth.clock.at.getTime() + 1000)
      ids.unshift((await booth.ask(question, { ctx })).id)
    }
    const first = await listQuestions(ctx, QuestionQuery.parse({ limit: 2 }))
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const rest = await listQuestions(ctx, QuestionQuery.parse({ limit: 2, after: first.next }))
    expect(rest).toMatchObject({ items: [{ id: ids[2] }], next: null })
  })
})

describe('the questions of the stand-in', () => {
  it.each(sampleQuestions)('“%s” has a result from the orders themselves', async (words) => {
    const now = new Date()
    await booth.desk.place([
      { at: now.toISOString(), requiredOn: '2020-01-01', lines: [[1, 2, '12.50']] },
      { at: new Date(now.getTime() - 40 * 86_400_000).toISOString() },
    ])
    const question = await booth.follow(await booth.ask(words))
    const result = await getQuestionResult(await booth.as('Ada'), question.id, undefined)
    expect(result).toMatchObject({ state: 'ready', truncated: false })
    expect(result.rows.length).toBeGreaterThan(0)
    expect(result.rows[0]).toHaveLength(result.columns.length)
  })

  it('are all it knows, and it says so', async () => {
    const question = await booth.follow(await booth.ask('What is the meaning of life?'))
    expect(question).toMatchObject({ state: 'answered', answer: { queries: [] } })
    expect(question.answer?.texts[0]).toContain('only know these questions: Revenue by day this week')
    await expect(getQuestionResult(await booth.as('Ada'), question.id, undefined)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('without a connection', () => {
  it('the status names what to set, and asking says the same', async () => {
    const { config } = booth.world.as('nobody')
    const ctx = await booth.as('Ada', { config: { ...config, DATABRICKS_HOST: 'x.cloud.databricks.com' } })
    const status = await getGenieStatus(ctx)
    expect(status).toMatchObject({
      state: 'not_configured',
      missing: ['GENIE_SPACE_ID', 'DATABRICKS_TOKEN'],
      message: expect.stringContaining('set GENIE_SPACE_ID and DATABRICKS_TOKEN'),
      sampleQuestions: [],
    })
    await expect(askQuestion(ctx, { id: uuidv7(), question: 'x' })).rejects.toMatchObject({
      code: 'not_configured',
      extra: { missing: status.missing },
    })
  })

  it('answers that are there can still be read', async () => {
    const question = await booth.follow(await booth.ask('How many orders are overdue?'))
    const ctx = await booth.as('Ada', { config: booth.world.as('nobody').config })
    expect(await getQuestion(ctx, question.id)).toEqual(question)
  })

  it('the status tells a stand-in from the real one', async () => {
    const { config } = await booth.as('Ada')
    expect((await getGenieStatus(await booth.as('Ada'))).state).toBe('configured')
    const standIn = await booth.as('Ada', { config: { ...config, STAND_INS: ['notion', 'genie'] } })
    expect(await getGenieStatus(standIn)).toMatchObject({
      state: 'stand_in',
      sampleQuestions: [...sampleQuestions],
    })
  })
})
