import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getQuestion, getQuestionResult } from '#domain/ask'
import type { Question } from '#domain/ask/contract.ts'
import type { FaultInput } from '../../../../dev/genie/faults.ts'
import { type Booth, openBooth } from './booth.ts'

let booth: Booth
beforeAll(async () => {
  booth = await openBooth()
})
afterAll(() => booth.close())
beforeEach(() => {
  booth.pacer.answer = { granted: 1, retryInMs: 0 }
  booth.pacer.paused.length = 0
})

const known = 'How many orders are overdue?'
const fault = (input: FaultInput) => booth.genie.addFault(input)
const secondsFromNow = ({ continuesAt }: Question) =>
  (Date.parse(String(continuesAt)) - booth.clock.at.getTime()) / 1000
const resultOf = async (question: Question, attachment?: string) =>
  getQuestionResult(await booth.as('Ada'), question.id, attachment)

describe('a limit on questions', () => {
  it('of our own makes a question wait without asking Genie, and go on by itself', async () => {
    booth.pacer.answer = { granted: 0, retryInMs: 42_000 }
    const before = booth.genie.requests.length
    const question = await booth.ask(known)
    expect(question).toMatchObject({
      state: 'waiting',
      step: null,
      message: expect.stringMatching(/in line/),
    })
    expect(secondsFromNow(question)).toBe(42)
    expect(booth.genie.requests.length).toBe(before)
    booth.pacer.answer = { granted: 1, retryInMs: 0 }
    const next = await booth.look(question)
    expect(next).toMatchObject({ state: 'running', message: null })
    expect((await booth.follow(next)).state).toBe('answered')
  })

  it.each([
    ['seconds', () => '7'],
    ['a date', () => new Date(booth.clock.at.getTime() + 7000).toUTCString()],
  ])(
    'of Genie makes it wait as long as Retry-After says, in %s, and everybody else too',
    async (_, after) => {
      fault({ kind: 'rateLimited', retryAfter: after() })
      const question = await booth.ask(known)
      expect(question.state).toBe('waiting')
      expect(secondsFromNow(question)).toBe(7)
      expect(booth.pacer.paused).toEqual([7000])
      expect((await booth.follow(question)).state).toBe('answered')
    },
  )

  it('while it is looked at makes it wait too, and then run on', async () => {
    const question = await booth.ask(known)
    fault({ kind: 'rateLimited', retryAfter: '9', method: 'GET' })
    const limited = await booth.look(question)
    expect(limited).toMatchObject({ state: 'waiting', step: 'SUBMITTED' })
    expect(secondsFromNow(limited)).toBe(9)
    expect((await booth.look(limited)).state).toBe('answered')
  })

  it('that lasts longer than the deadline ends with the deadline', async () => {
    fault({ kind: 'rateLimited', retryAfter: '3600' })
    const question = await booth.ask(known)
    expect(question.continuesAt).toBe(question.deadline)
    expect(await booth.look(question)).toMatchObject({ state: 'timed_out', continuesAt: null })
  })
})

describe('trouble', () => {
  const troubles: FaultInput[] = [
    { kind: 'overloaded' },
    { kind: 'unavailable' },
    { kind: 'internalError' },
    { kind: 'malformed' },
    { kind: 'otherForm' },
    { kind: 'drop' },
  ]

  it.each(troubles)('($kind) while a question is handed over or looked at is got over', async (trouble) => {
    fault(trouble)
    const question = await booth.ask(known)
    expect(question).toMatchObject({ state: 'waiting', message: expect.stringMatching(/tried again/) })
    expect(secondsFromNow(question)).toBe(2)
    const running = await booth.look(question)
    fault({ ...trouble, times: 2 })
    const [once, twice] = [await booth.look(running), await booth.look(running)]
    expect([once.state, twice.state]).toEqual(['running', 'running'])
    expect((await booth.follow(await booth.look(once))).state).toBe('answered')
  })

  it('with a time to wait is left alone for so long', async () => {
    fault({ kind: 'unavailable', retryAfter: '20' })
    const question = await booth.ask(known)
    expect(secondsFromNow(question)).toBe(20)
    await booth.follow(question)
  })

  it('that does not end is given up after six times, with what to do', async () => {
    fault({ kind: 'unavailable', times: 6 })
    const question = await booth.follow(await booth.ask(known))
    expect(question).toMatchObject({
      state: 'failed',
      message: 'Genie did not answer properly 6 times in a row (status 503). Ask again in a few minutes.',
    })
  })

  it('of a Genie that does not answer at all is over after eight seconds', async () => {
    fault({ kind: 'hang', ms: 60_000 })
    const started = performance.now()
    const question = await booth.ask(known)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(question).toMatchObject({ state: 'waiting', message: expect.stringContaining('within 8 seconds') })
    await booth.follow(question)
  })
})

describe('a refusal', () => {
  it.each([
    ['unauthorized', /does not accept the access token.*DATABRICKS_TOKEN/],
    ['forbidden', /CAN RUN on the space/],
    ['notFound', /check GENIE_SPACE_ID/],
  ] as const)('(%s) ends the question and says what to do', async (kind, words) => {
    fault({ kind })
    const question = await booth.ask(known)
    expect(question).toMatchObject({ state: 'failed', continuesAt: null })
    expect(question.message).toMatch(words)
  })

  it('of a conversation that Genie has forgotten says to start a new one', async () => {
    const question = await booth.ask(known)
    fault({ kind: 'notFound', method: 'GET' })
    expect((await booth.look(question)).message).toMatch(/Start a new one/)
  })
})

describe('an answer', () => {
  it.each([
    ['fails', 'failed', /in other words.*Column `revenu` cannot be resolved \(sent with …/],
    ['fails on the rate limit', 'failed', /Wait a minute and ask again/],
    ['cancelled', 'failed', /cancelled in Databricks/],
    ['silent', 'failed', /could not answer this question/],
  ])('that %s ends in words', async (mood, state, words) => {
    const question = await booth.follow(await booth.ask(`${known} [${mood}]`))
    expect(question).toMatchObject({ state, answer: null, finishedAt: expect.any(String) })
    expect(question.message).toMatch(words)
    expect(question.message).not.toContain('dapi')
  })

  it('may be words only, such as a question back', async () => {
    const question = await booth.follow(await booth.ask('Revenue? [text only]'))
    expect(question).toMatchObject({
      state: 'answered',
      answer: { texts: ['Do you mean the revenue with or without shipping?'], queries: [] },
    })
  })

  it('may take its time in a state that nobody has heard of', async () => {
    const question = await booth.ask(`${known} [unknown state]`)
    const strange = await booth.look(question)
    expect(strange).toMatchObject({ state: 'running', step: 'CONSULTING_THE_STARS' })
    expect((await booth.follow(strange)).state).toBe('answered')
  })

  it('that never comes is no longer waited for after ten minutes', async () => {
    const before = booth.genie.requests.length
    const question = await booth.follow(await booth.ask(`${known} [never]`))
    expect(question).toMatchObject({ state: 'timed_out', answer: null, finishedAt: question.deadline })
    expect(question.message).toMatch(/within ten minutes.*Ask again/)
    expect(booth.genie.requests.length - before).toBeLessThan(90)
  })

  it('that came while nobody looked is taken also behind the deadline', async () => {
    const question = await booth.ask(known)
    booth.clock.at = new Date(booth.clock.at.getTime() + 3_600_000)
    expect(await getQuestion(await booth.as('Ada'), question.id)).toMatchObject({ state: 'answered' })
  })

  it('may hold several queries, each with a result of its own', async () => {
    const question = await booth.follow(await booth.ask(`${known} [several]`))
    const [first, second] = question.answer?.queries ?? []
    expect([first?.title, second?.title]).toEqual(['Overdue orders', 'Orders in all'])
    expect((await resultOf(question)).columns.map(({ name }) => name)).toContain('oldest_promise')
    const counted = await resultOf(question, second?.attachmentId)
    expect(counted.columns).toEqual([{ name: 'orders', type: 'BIGINT', kind: 'number' }])
    await expect(resultOf(question, 'another')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of an older workspace is understood: other names, other paths, typed values', async () => {
    await booth.desk.place([{ at: '2026-03-01T00:00:00Z', requiredOn: '2020-01-01' }])
    const question = await booth.follow(await booth.ask(`${known} [old form]`))
    expect(question).toMatchObject({ state: 'answered', answer: { queries: [{ attachmentId: '' }] } })
    expect((await resultOf(question)).rows[0]?.[0]).toBe('confirmed')
    expect(booth.genie.requests.at(-1)?.path).toMatch(/\/messages\/[0-9a-f]+\/query-result$/)
  })
})

describe('a result', () => {
  it('is cut at 1,000 rows, says so, and keeps every value exact', async () => {
    const question = await booth.follow(await booth.ask('Numbers [many rows]'))
    const result = await resultOf(question)
    expect(result).toMatchObject({ truncated: true, totalRows: 1500 })
    expect(result.rows).toHaveLength(1000)
    expect(result.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'n number',
      'large number',
      'third number',
      'approximate number',
      'even boolean',
      'day day',
      'nothing text',
    ])
    expect(result.rows[0]).toEqual([1, '9007199254740993', '0.33', 1 / 3, false, '2026-01-02', null])
  })

  it('that has expired is worked out again, once, however many ask for it', async () => {
    const question = await booth.follow(await booth.ask(`${known} [expired]`))
    expect(question).toMatchObject({ state: 'answered', step: 'QUERY_RESULT_EXPIRED' })
    const tabs = await Promise.all([1, 2, 3].map(() => resultOf(question)))
    expect(tabs.map(({ state }) => state)).toEqual(['running', 'running', 'running'])
    const reruns = booth.genie.requests.filter(({ path }) => path.endsWith('/execute-query'))
    expect(reruns).toHaveLength(1)
    expect((await resultOf(question)).state).toBe('running')
    booth.clock.at = new Date(booth.clock.at.getTime() + 1500)
    expect(await resultOf(question)).toMatchObject({ state: 'ready', retryInMs: 0 })
  })

  it('that the warehouse does not know any more is worked out again too', async () => {
    const question = await booth.follow(await booth.ask(known))
    fault({ kind: 'notFound', path: '/query-result' })
    expect(await resultOf(question)).toMatchObject({ state: 'running', retryInMs: 1500 })
    expect((await resultOf(question)).state).toBe('ready')
  })

  it('of SQL that nobody should run is refused in Databricks, and the SQL is only shown', async () => {
    const question = await booth.follow(await booth.ask('Clean up [drop table]'))
    expect(question.answer?.queries[0]?.sql).toBe('DROP TABLE orders CASCADE')
    await expect(resultOf(question)).rejects.toMatchObject({
      code: 'upstream_failed',
      message: expect.stringContaining('Only SELECT is allowed'),
    })
    const { rows } = await booth.world.db.execute(sql`select count(*)::int as n from orders`)
    expect(rows[0]?.['n']).toBeGreaterThan(0)
  })

  it('asked for too often says when to come back, and trouble says to try again', async () => {
    const question = await booth.follow(await booth.ask(known))
    fault({ kind: 'rateLimited', retryAfter: '4', path: '/query-result' })
    await expect(resultOf(question)).rejects.toMatchObject({
      code: 'rate_limited',
      extra: { retryInMs: 4000 },
    })
    fault({ kind: 'malformed', path: '/query-result' })
    await expect(resultOf(question)).rejects.toMatchObject({
      code: 'upstream_failed',
      message: expect.stringContaining('a cut answer'),
    })
  })
})

describe('a service principal', () => {
  it('gets its own token, once for many calls, and a new one when it is withdrawn', async () => {
    const guest = await openBooth(({ url, principal, spaceId }) => ({
      DATABRICKS_HOST: url,
      DATABRICKS_CLIENT_ID: principal.clientId,
      DATABRICKS_CLIENT_SECRET: principal.clientSecret,
      GENIE_SPACE_ID: spaceId,
    }))
    const question = await guest.ask(known)
    expect(question.state).toBe('running')
    guest.genie.withdrawTokens()
    expect((await guest.follow(question)).state).toBe('answered')
    await guest.close()
  })

  it('whose secret is wrong is told apart from a Genie that is down', async () => {
    const guest = await openBooth(({ url, spaceId }) => ({
      DATABRICKS_HOST: url,
      DATABRICKS_CLIENT_ID: 'stand-in',
      DATABRICKS_CLIENT_SECRET: 'a wrong secret',
      GENIE_SPACE_ID: spaceId,
    }))
    const question = await guest.ask(known)
    expect(question).toMatchObject({ state: 'failed', message: expect.stringContaining('does not accept') })
    expect(JSON.stringify(question)).not.toContain('a wrong secret')
    await guest.close()
  })
})
