import { expect, it } from 'vitest'
import { ScheduleInput } from '#domain/schedule/contract.ts'
import { analyseSchedule, importXer } from '#domain/schedule/rules.ts'
import { activity, planXer, relation } from './xer-files.ts'

const xer = (name: string) =>
  planXer({
    activities: [activity(21, 8, { task_name: name }), activity(22, 12)],
    relations: [relation(21, 22)],
  })
const narrow = (text: string, special: Record<string, number>) =>
  Uint8Array.from(text, (character) => special[character] ?? character.charCodeAt(0))

const bodyOf = (bytes: Uint8Array) => {
  const { body } = new Request('https://quarterdeck.example', { method: 'POST', body: new Uint8Array(bytes) })
  if (!body) throw new Error('The request has no body.')
  return body.values({ preventCancel: true })
}

it('a Worker reads an XER file from the body of a request, and analyses its schedule', async () => {
  const text = xer('Żółć 😀')
  const plan = await importXer(bodyOf(new TextEncoder().encode(text)))
  expect(plan).toEqual(importXer(text))
  expect(analyseSchedule(ScheduleInput.parse(plan.schedule))).toMatchObject({ finish: '2026-01-07T12:00' })
})

it.each([
  [undefined, 'Straße – 5 €', { '–': 0x96, '€': 0x80 }],
  ['windows-1251', 'мост', { м: 0xec, о: 0xee, с: 0xf1, т: 0xf2 }],
])('a Worker reads text of the encoding %s', async (encoding, name, special) => {
  const plan = await importXer(bodyOf(narrow(xer(name), special)), { encoding })
  expect(plan.tasks[1]?.name).toBe(name)
})

it('a Worker refuses what is no XER file, and an encoding that does not exist', async () => {
  await expect(importXer(bodyOf(new Uint8Array([0x50, 0x4b, 3, 4])))).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(importXer(bodyOf(new Uint8Array([0x45])), { encoding: 'klingon' })).rejects.toMatchObject({
    code: 'invalid',
  })
})
