import { describe, expect, it } from 'vitest'
import { curl } from '../../../functions/http/openapi/curl.ts'
import { bounds, example, typeText } from '../../../functions/http/openapi/schema.ts'
import { ApiDocument } from '../../../functions/http/openapi/shape.ts'

describe('a schema as text', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'], format: 'date' }, 'string <i>date</i> | null'],
    [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    [{ enum: ['a', null] }, '&#34;a&#34; | null'],
    [
      { anyOf: [{ type: 'integer' }, { $ref: '#/components/schemas/Thing' }] },
      'integer | <a href="#schema-Thing">Thing</a>',
    ],
    [{ allOf: [{ type: 'string' }, { const: 1 }] }, 'string &amp; 1'],
    [{ type: 'object', additionalProperties: { type: 'boolean' } }, '{ [name]: boolean }'],
    [undefined, 'unknown'],
  ])('reads %j as a type', (schema, text) => {
    expect(typeText(schema)).toBe(text)
  })

  it('lays out objects with optional fields and bounds, and lets no markup through', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', minLength: 1 },
        'a<b': { type: 'object', properties: { n: { type: 'integer', minimum: 0, maximum: 9, default: 3 } } },
      },
    }
    expect(typeText(schema)).toBe(
      '{\n  <b>id</b>: string <i>length from 1</i>\n  <b>a&#60;b</b>?: {\n    <b>n</b>?: integer <i>0 to 9, default 3</i>\n  }\n}',
    )
  })

  it('leaves out bounds that only say how large a number can be', () => {
    expect(bounds({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })).toBe('')
    expect(bounds({ maximum: 5 })).toBe(' <i>up to 5</i>')
  })
})

describe('an example', () => {
  const named = {
    Thing: { type: 'object', properties: { on: { type: 'boolean' }, other: { type: 'string' } } },
  }

  it('has the required fields, or the first when none is required', () => {
    const schema = {
      type: 'object',
      required: ['day', 'things', 'size'],
      properties: {
        day: { type: 'string', format: 'date' },
        things: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
        size: { enum: ['small', 'large'] },
        optional: { type: 'string' },
      },
    }
    expect(example(schema, named)).toEqual({ day: '2026-01-31', things: [{ on: true }], size: 'small' })
  })

  it('becomes a command with variables for what must be filled in', () => {
    const operation = {
      'x-required-role': 'member',
      parameters: [
        { name: 'runId', in: 'path' as const },
        { name: 'q', in: 'query' as const, required: true },
      ],
      requestBody: { content: { 'application/json': { schema: named.Thing } } },
      responses: {},
    }
    const document = ApiDocument.parse({
      openapi: '3.1.0',
      info: { title: 'x', version: '1' },
      servers: [{ url: 'https://qd.example' }],
      paths: {},
    })
    expect(curl({ method: 'post', path: '/api/runs/{runId}', operation }, document)).toBe(
      [
        'curl -X POST "https://qd.example/api/runs/$RUN_ID?q=$Q"',
        '-H "Authorization: Bearer $QUARTERDECK_TOKEN"',
        `-H 'Content-Type: application/json' -d '{"on":true}'`,
      ].join(' \\\n  '),
    )
  })
})
