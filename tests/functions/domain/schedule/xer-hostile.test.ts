import { describe, expect, it } from 'vitest'
import { importXer } from '#domain/schedule/rules.ts'
import { activity, header, planXer, table, wbs, xerOf } from './xer-files.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}
/** One byte for each character, as in the code pages of Windows. */
const narrow = (text: string, special: Record<string, number>) =>
  Uint8Array.from(text, (character) => special[character] ?? character.charCodeAt(0))

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)] ?? bytes.length
    yield bytes.subarray(at, at + size)
    at += size
  }
}
const readBytes = (bytes: Uint8Array, sizes: readonly number[], encoding?: string) =>
  importXer(pieces(bytes, sizes), { encoding })

const valid = planXer({ activities: [activity(21, 8)] })
const lines = (...more: string[]) => [header, ...more, '%E'].join('\n')
const many = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('\t')

describe('a hostile or broken file is refused with its reason and line:', () => {
  it.each([
    ['nothing', '', /begin with ERMHDR/],
    ['a web page', '<html></html>', /begin with ERMHDR/],
    ['no project', lines(...table('RSRC', [{ rsrc_id: 1 }])), /has no project/],
    ['a file that ends early', valid.slice(0, -20), /ends before its last line, %E.*\(line \d+\)/],
    ['a file that goes on', `${valid}${valid}`, /goes on after its end/],
    ['a row before its table', lines('%R\t1'), /row \(%R\) before its table.*\(line 2\)/],
    ['a row without columns', lines('%T\tTASK', '%R\t1'), /row \(%R\) before.*\(line 3\)/],
    ['columns before a table', lines('%F\ttask_id'), /columns \(%F\) before.*\(line 2\)/],
    ['a table without a name', lines('%T'), /no name.*\(line 2\)/],
    ['two columns of one name', lines('%T\tTASK', '%F\ttask_id\ttask_id'), /same name.*\(line 3\)/],
    [
      'a million columns',
      lines('%T\tX', `%F\t${many(100_000, (i) => `c${i}`)}`),
      /more than 1000 columns.*line 3/,
    ],
    [
      'a million values',
      lines('%T\tTASK', '%F\ttask_id', `%R\t${many(500_000, () => '1')}`),
      /more values than.*line 4/,
    ],
    [
      'a huge field',
      lines('%T\tTASK', '%F\ttask_name', `%R\t${'x'.repeat(1_100_000)}`),
      /longer than 1048576.*line 4/,
    ],
    ['a huge header', `ERMHDR\t${'x'.repeat(1_100_000)}`, /longer than 1048576/],
    ['columns without end', lines('%T\tX', `%F\t${'x'.repeat(1_100_000)}`), /longer than 1048576.*line 3/],
    [
      'a text with a line break',
      lines('%T\tTASK', '%F\ttask_id\ttask_name', '%R\t1\tFirst', 'second\t'),
      /begins with “second”.*line 5/,
    ],
    ['a text with a tab', lines('%T\tTASK', '%F\ttask_id', '%R\t1\tFirst'), /more values than.*line 4/],
    [
      'an activity without its id',
      lines('%T\tTASK', '%F\ttask_name', '%R\tx'),
      /TASK has no proper task_id.*line 4/,
    ],
    ['an id that is none', lines('%T\tTASK', '%F\ttask_id', '%R\t-1'), /TASK has no proper task_id.*line 4/],
    ['an id of an object', lines('%T\t__proto__', '%F\t__proto__', '%R\t1'), /has no project/],
    [
      'a WBS without bottom',
      planXer({ nodes: Array.from({ length: 100 }, (_, i) => wbs(i + 1, i)), activities: [] }),
      /more than 64 levels/,
    ],
  ])('%s', async (_name, xer, message) => {
    expect(() => importXer(xer)).toThrow(message)
    // A byte at a time would take minutes for the large ones.
    const size = xer.length > 100_000 ? 4096 : 1
    await expect(readBytes(encode(xer), [size])).rejects.toThrow(message)
  })

  it('as `invalid`, with the line by itself', () => {
    expect(() => importXer(lines('%R\t1'))).toThrow(
      expect.objectContaining({
        code: 'invalid',
        extra: { line: 2 },
        errors: [expect.objectContaining({ path: 'line 2' })],
      }),
    )
  })

  it('but not for a table that nobody reads, whatever is in it', () => {
    const odd = ['%T\tTASKMEMO', '%F\tid\tmemo', `%R\t1\t${'x'.repeat(3_000_000)}`, '<p>line two', '%R\t2\tb']
    const xer = xerOf(table('PROJECT', [{ proj_id: 1, plan_start_date: '2026-01-05' }]), odd)
    expect(importXer(xer).unknown).toEqual([{ path: 'TASKMEMO', count: 2 }])
    expect(importXer(xer).project.startDate).toBe('2026-01-05T00:00:00')
  })

  it('and dates and durations beyond all calendars are noted, not computed', () => {
    const far = { cstr_type: 'CS_MSOB', cstr_date: '2199-12-31 08:00' }
    const plan = importXer(
      planXer({
        activities: [
          activity(21, 9_999_999, far),
          activity(22, 1e15),
          activity(23, 8, { act_start_date: '9999-12-31 00:00' }),
        ],
      }),
    )
    expect(plan.notes.map(({ code }) => code)).toEqual([
      'unreadableValue',
      'valueOutOfRange',
      'softConstraint',
    ])
  })
})

describe('the encoding', () => {
  const name = 'Zażółć 😀'
  const xer = planXer({ activities: [activity(21, 8, { task_name: name }), activity(22, 8)] })
  const western = planXer({ activities: [activity(21, 8), activity(22, 8, { task_name: 'Straße – 5 €' })] })
  const westernBytes = narrow(western, { '–': 0x96, '€': 0x80 })

  it.each([
    ['UTF-8', encode(xer)],
    ['UTF-8 with a byte order mark', encode(`\ufeff${xer}`)],
    ['UTF-16, little end first', utf16(`\ufeff${xer}`, true)],
    ['UTF-16, big end first', utf16(`\ufeff${xer}`, false)],
    ['UTF-16 without a byte order mark', utf16(xer, true)],
  ])('can be %s, cut anywhere', async (_name, bytes) => {
    for (const sizes of [[1], [3], [64], [100_000]])
      expect(await readBytes(bytes, sizes)).toEqual(importXer(xer))
  })

  it('is Windows-1252 where it is not UTF-8, which is said', async () => {
    const whole = await readBytes(westernBytes, [100_000])
    expect(whole.tasks[2]?.name).toBe('Straße – 5 €')
    expect(whole.notes).toMatchObject([{ code: 'assumedEncoding' }])
    for (let cut = 1; cut < westernBytes.length; cut += 3)
      expect(await readBytes(westernBytes, [cut, westernBytes.length])).toEqual(whole)
    expect(await readBytes(westernBytes, [1])).toEqual(whole)
  })

  it('changes at a line and not where the file happened to be cut', async () => {
    // The first name is UTF-8 by accident, the second is not.
    const bytes = narrow(western.replace('Activity 21', 'Ã©'), { '–': 0x96, '€': 0x80 })
    const whole = await readBytes(bytes, [100_000])
    expect(whole.tasks.map((task) => task.name)).toEqual(['Element 10', 'é', 'Straße – 5 €'])
    expect(await readBytes(bytes, [7])).toEqual(whole)
  })

  it('is the one that is named', async () => {
    const bytes = narrow(planXer({ activities: [activity(21, 8, { task_name: 'мост' })] }), {
      м: 0xec,
      о: 0xee,
      с: 0xf1,
      т: 0xf2,
    })
    const plan = await readBytes(bytes, [5], 'windows-1251')
    expect([plan.tasks[1]?.name, plan.notes]).toEqual(['мост', []])
    await expect(readBytes(bytes, [5], 'klingon')).rejects.toThrow('There is no encoding called klingon')
  })
})

it('a file of 10 MB is read as it arrives', async () => {
  const row = (id: number) => activity(id, 8, { task_name: `Activity ${id}`, guid: 'x'.repeat(1000) })
  let made = 0
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const [head = '', tail = ''] = planXer({ activities: [row(21)] }).split(/(?<=%R\t21.*\r\n)/)
    yield encode(head)
    for (let id = 22; made < 10 * 1_048_576; id++) {
      const [, , line = ''] = table('TASK', [row(id)])
      const piece = encode(`${line}\r\n`)
      made += piece.length
      yield* pieces(piece, [509])
    }
    yield encode(tail)
  }
  const { tasks, notes, unknown } = await importXer(bytes())
  expect(made).toBeGreaterThan(10 * 1_048_576)
  expect(tasks.length).toBeGreaterThan(9000)
  expect(notes).toEqual([])
  expect(unknown).toEqual([{ path: 'TASK/guid', count: tasks.length - 1 }])
})
