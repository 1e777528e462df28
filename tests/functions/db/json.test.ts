import { assert, pre, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { storableJson } from '../../../functions/db/json.ts'

it('replaces what Postgres cannot store and nothing else', () => {
  const text = storableJson({ a: 'x\u0000y', b: '\ud800 alone', c: 'C:\\u0000', d: '😀', e: 'a\nb' })
  expect(JSON.parse(text)).toEqual({ a: 'x\ufffdy', b: '\ufffd alone', c: 'C:\\u0000', d: '😀', e: 'a\nb' })
})

it('leaves every well-formed text without NUL as it is', () => {
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      pre(!text.includes('\u0000'))
      expect(JSON.parse(storableJson([text, `\\${text}`]))).toEqual([text, `\\${text}`])
    }),
  )
})
