import { expect, it } from 'vitest'
import { importMspdi } from '#domain/schedule/rules.ts'
import { decodeXml } from '#domain/xml/rules.ts'
import { planXml, task } from './plans.ts'

const xml = planXml({ tasks: [task(1, 8, '<Notes>Żółć 😀</Notes>')] })

function utf16(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

it.each([
  ['UTF-8', new TextEncoder().encode(xml)],
  ['UTF-16, little end first', utf16(`\ufeff${xml}`, true)],
  ['UTF-16, big end first', utf16(`\ufeff${xml}`, false)],
])('a Worker reads a plan file in %s from the body of a request', async (_name, bytes) => {
  const { body } = new Request('https://quarterdeck.example', { method: 'POST', body: bytes })
  if (!body) throw new Error('The request has no body.')
  expect(await importMspdi(decodeXml(body.values({ preventCancel: true })))).toEqual(importMspdi(xml))
})

it('a Worker refuses bytes that are no UTF-8', async () => {
  const { body } = new Request('https://quarterdeck.example', {
    method: 'POST',
    body: new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]),
  })
  if (!body) throw new Error('The request has no body.')
  await expect(importMspdi(decodeXml(body.values()))).rejects.toMatchObject({ code: 'invalid' })
})
