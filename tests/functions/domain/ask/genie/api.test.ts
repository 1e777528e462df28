import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Asked, Message, QueryResult } from '../../../../../functions/domain/ask/genie/api.ts'
import { stateOf, toAnswer, toResult } from '../../../../../functions/domain/ask/genie/map.ts'
import { phaseOf } from '#domain/ask/rules.ts'

describe('the ids of what was asked', () => {
  it.each([
    { conversation_id: 'c', message_id: 'm' },
    { conversation: { id: 'c' }, message: { id: 'm', conversation_id: 'c' } },
    { conversation: { id: 'old', conversation_id: 'c' }, message: { id: 'old', message_id: 'm' } },
    { id: 'm', conversation_id: 'c' },
    { id: 'old', message_id: 'm', conversation_id: 'c', conversation: null, message: null },
  ])('are found under their new and their older names: %j', (body) => {
    expect(Asked.parse(body)).toEqual({ conversationId: 'c', messageId: 'm' })
  })

  it('are missed when they are not there', () => {
    expect(Asked.safeParse({ conversation_id: 'c' }).success).toBe(false)
    expect(Asked.safeParse([]).success).toBe(false)
  })
})

describe('a message', () => {
  const at = (last_updated_timestamp: unknown) =>
    Message.safeParse({ status: 'COMPLETED', last_updated_timestamp }).data?.updatedAtMs

  it('has a time, whether in seconds or in milliseconds', () => {
    expect(at(1_790_000_000)).toBe(1_790_000_000_000)
    expect(at(1_790_000_000_123)).toBe(1_790_000_000_123)
    expect(at(null)).toBeNull()
    expect(at(undefined)).toBeNull()
  })

  it('may lack everything but its status, and a part in an unknown form sinks no other', () => {
    const bare = Message.parse({ status: 'ASKING_AI', attachments: null })
    expect(toAnswer(bare)).toEqual({ texts: [], queries: [], suggestions: [] })
    const mixed = Message.parse({
      status: 'COMPLETED',
      attachments: [
        { viz: { spec: '{}' } },
        { text: 'not an object' },
        null,
        { text: { content: ' Here it is. ' } },
        { query: { query: 'SELECT :since', parameters: [{ keyword: 'since', value: '2026-01-01' }] } },
        { id: 'q2', query: { query: 'SELECT 2', query_result_metadata: { row_count: 1 } } },
        { attachment_id: 'q3', query: { description: 'nothing yet', query: null } },
        { suggested_questions: { questions: null } },
      ],
    })
    expect(toAnswer(mixed)).toEqual({
      texts: ['Here it is.'],
      queries: [
        {
          attachmentId: '',
          title: null,
          description: null,
          sql: 'SELECT :since',
          parameters: [{ name: 'since', value: '2026-01-01' }],
          rowCount: null,
        },
        { attachmentId: 'q2', title: null, description: null, sql: 'SELECT 2', parameters: [], rowCount: 1 },
      ],
      suggestions: [],
    })
  })
})

describe('a result', () => {
  const statement = (columns: object[], data: object, manifest: object = {}) =>
    QueryResult.parse({
      statement_response: {
        status: { state: 'SUCCEEDED' },
        manifest: { schema: { columns }, ...manifest },
        result: data,
      },
    })

  it('is typed by its columns and never loses a digit', () => {
    const types = ['INT', 'LONG', 'DECIMAL', 'DOUBLE', 'BOOLEAN', 'DATE', 'TIMESTAMP', 'ARRAY', 'STRING']
    const columns = types.map((type_name) => ({ name: type_name, type_name, type_text: type_name }))
    const day = ['2026-01-02', '2026-01-02T03:04:05.678Z']
    const data_array = [
      ['-7', '9223372036854775807', '12345678901234567.10', '1e-7', 'true', ...day, '["a"]', '007'],
      [null, null, null, 'NaN', 'false', null, null, null, ''],
    ]
    const result = toResult(statement(columns, { data_array }))
    expect(result.columns.map(({ kind }) => kind)).toEqual([
      'number',
      'number',
      'number',
      'number',
      'boolean',
      'day',
      'instant',
      'text',
      'text',
    ])
    expect(result.rows).toEqual([
      [-7, '9223372036854775807', '12345678901234567.10', 1e-7, true, ...day, '["a"]', '007'],
      [null, null, null, 'NaN', false, null, null, null, ''],
    ])
  })

  it('is read from either form of its rows', () => {
    const columns = [{ name: 'n', type_name: 'INT' }, { name: 't' }]
    const data_typed_array = [{ values: [{ str: '1' }, {}] }, { values: [null, { str: null }] }]
    const { rows } = toResult(statement(columns, { data_typed_array }))
    expect(rows).toEqual([
      [1, null],
      [null, null],
    ])
  })

  it('says that there are more rows, also when only the first part of them came', () => {
    const column = [{ name: 'n', type_name: 'INT' }]
    const rows = Array.from({ length: 1001 }, (_, n) => [String(n)])
    const cut = (data: string[][], manifest = {}) => {
      const { truncated } = toResult(statement(column, { data_array: data }, manifest))
      return truncated
    }
    expect(cut(rows)).toBe(true)
    expect(cut(rows.slice(0, 1000))).toBe(false)
    expect(cut(rows.slice(0, 10), { total_row_count: 50_000 })).toBe(true)
    expect(cut(rows.slice(0, 10), { total_row_count: 10, truncated: true })).toBe(true)
  })

  it('stands as its statement does', () => {
    const stands = (state: string) =>
      stateOf(QueryResult.parse({ statement_response: { status: { state } } }))
    expect(['SUCCEEDED', 'PENDING', 'RUNNING', 'CLOSED', 'FAILED', 'CANCELED'].map(stands)).toEqual([
      'ready',
      'running',
      'running',
      'expired',
      'failed',
      'failed',
    ])
  })
})

const file = join(import.meta.dirname, '../../../../../../shared/fixtures/databricks/genie.synthetic.json')
const Exchanges = z.looseObject({
  exchanges: z.array(
    z.looseObject({
      request: z.looseObject({ path: z.string() }),
      response: z.looseObject({ body: z.unknown() }),
    }),
  ),
})

describe.runIf(existsSync(file))('the documented bodies', () => {
  const bodies = (path: RegExp) =>
    Exchanges.parse(JSON.parse(readFileSync(file, 'utf8')))
      .exchanges.filter(({ request }) => path.test(request.path))
      .map(({ response }) => response.body)

  it('are all understood, from the question to the rows', () => {
    expect(bodies(/start-conversation$/).map((body) => Asked.parse(body))).toEqual([
      { conversationId: expect.any(String), messageId: expect.any(String) },
    ])
    const messages = bodies(/\/messages\/[^/]+$/).map((body) => Message.parse(body))
    expect(messages.map(({ status }) => phaseOf(status))).toEqual([
      'running',
      'running',
      'running',
      'running',
      'answered',
    ])
    const answer = toAnswer(messages.at(-1) ?? Message.parse({ status: '' }))
    expect(answer.queries).toMatchObject([{ sql: expect.stringMatching(/^SELECT/), rowCount: 2 }])
    expect(answer.suggestions).toHaveLength(1)
    const [result] = bodies(/query-result$/).map((body) => toResult(QueryResult.parse(body)))
    expect(result).toMatchObject({ truncated: false, totalRows: 2 })
    expect(result?.columns.map(({ kind }) => kind)).toEqual(['text', 'number'])
    expect(result?.rows.map((row) => row.map((cell) => typeof cell))).toEqual([
      ['string', 'string'],
      ['string', 'string'],
    ])
  })
})
