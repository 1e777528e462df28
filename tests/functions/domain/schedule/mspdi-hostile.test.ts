import { describe, expect, it } from 'vitest'
import { DomainError } from '../../../../functions/domain/errors.ts'
import { importMspdi } from '#domain/schedule/rules.ts'
import { decodeXml } from '#domain/xml/rules.ts'
import { planXml, task } from './plans.ts'

const uri = 'http://schemas.microsoft.com/project'
const project = (inside: string) => `<Project xmlns="${uri}">${inside}</Project>`

function refusal(xml: string): string {
  try {
    importMspdi(xml)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'invalid') return error.message
    throw error
  }
  throw new Error('It was not refused.')
}

async function* pieces(
  bytes: Uint8Array,
  size: number | ((at: number) => number),
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const length = typeof size === 'number' ? size : size(at)
    yield bytes.subarray(at, at + length)
    at += length
  }
}

const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}
const readBytes = (bytes: Uint8Array, size: number | ((at: number) => number) = 64) =>
  importMspdi(decodeXml(pieces(bytes, size)))
const encode = (text: string) => new TextEncoder().encode(text)

describe('a hostile or broken file is refused with its reason and place:', () => {
  const bomb = `<!DOCTYPE Project [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${project('<Name>&b;</Name>')}`
  const external = `<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>${project('<Name>&x;</Name>')}`

  it.each([
    ['an entity bomb', bomb, /document type.*line 1, column 1\)/],
    ['an external entity', external, /document type/],
    [
      'an external document type',
      `<!DOCTYPE Project SYSTEM "http://x.example/a.dtd">${project('')}`,
      /document type/,
    ],
    [
      'an entity that is declared nowhere',
      project('\n<Name>&x;</Name>'),
      /no entity &x;.*line 2, column 7\)/,
    ],
    ['deep nesting', project('<A>'.repeat(100_000)), /64 deep/],
    ['a file that ends early', planXml({ tasks: [task(1, 8)] }).slice(0, -20), /ends too early/],
    ['a file that ends within a tag', project('<Na').slice(0, -10), /ends too early/],
    ['JSON', '{"tasks": []}', /not XML.*line 1, column 1\)/],
    ['nothing', '', /no element/],
    ['a web page', '<html><body></body></html>', /not Microsoft Project XML.*<html>/],
    ['another namespace', '<Project xmlns="urn:other"/>', /not Microsoft Project XML.*urn:other/],
    ['tags that cross', project('<Tasks><Task></Tasks></Task>'), /<Task> is closed by <\/Tasks>/],
    ['a second root', project('') + project(''), /second root/],
    ['text after the root', `${project('')} more`, /after the last element/],
    ['a bare ampersand', project('<Name>R & D</Name>'), /Write it as &amp;/],
    ['an ampersand without an end', project(`<Name>R&${'D'.repeat(50)}</Name>`), /Write it as &amp;/],
    ['an impossible character', project('<Name>&#0;</Name>'), /&#0; is no character/],
    ['a lone surrogate', project('<Name>&#xD800;</Name>'), /is no character/],
    ['a control character', project('<Name>\u0001</Name>'), /does not allow/],
    ['an attribute without quotes', '<Project a=b/>', /name="value"/],
    ['attributes without a blank', '<Project a="1"b="2"/>', /name="value"/],
    ['an attribute that comes twice', '<Project a="1" a="2"/>', /stands twice/],
    ['a prefix without a namespace', '<p:Project/>', /prefix p:/],
    ['a name that is none', '<1Project/>', /not a name/],
    ['two hyphens in a comment', project('<!-- a -- b -->'), /“--”/],
    ['a declaration that is not first', ` <?xml version="1.0"?>${project('')}`, /very first/],
    ['the end of a CDATA section in text', project('<Name>]]></Name>'), /“\]\]>”/],
    ['a very long name', `<${'a'.repeat(300)}/>`, /not a name/],
    ['a very long tag', `<Project a="${'x'.repeat(20_000)}"/>`, /longer than 16384/],
    ['a very long text', project(`<Name>${'x'.repeat(1_100_000)}</Name>`), /longer than 1048576/],
    ['a record without end', project(`<Tasks><Task>${'<A/>'.repeat(200_001)}`), /more than 200000 elements/],
    ['a task without UID', planXml({ tasks: ['<Task><Name>x</Name></Task>'] }), /Task has no proper uid/],
  ])('%s', (_name, xml, message) => {
    expect(refusal(xml)).toMatch(message)
  })

  it('and its line and column are right when it comes in pieces with line ends of Windows', async () => {
    const xml = `${planXml({ tasks: [task(1, 8)] }).replaceAll('\n', '\r\n')}<late/>`
    const lines = xml.split('\r\n')
    const expected = { line: lines.length, column: 1 }
    for (const size of [1, 2, 7, 1000])
      await expect(readBytes(encode(xml), size)).rejects.toMatchObject({ code: 'invalid', extra: expected })
  })
})

describe('the encoding', () => {
  const xml = planXml({ tasks: [task(1, 8, '<Notes>Żółć 😀</Notes>')] })
  const declared = xml.replace('UTF-8', 'UTF-16')

  it.each([
    ['UTF-8', encode(xml)],
    ['UTF-8 with a byte order mark', encode(`\ufeff${xml}`)],
    ['UTF-16, little end first', utf16(`\ufeff${declared}`, true)],
    ['UTF-16, big end first', utf16(`\ufeff${declared}`, false)],
    ['UTF-16 without a byte order mark', utf16(declared, true)],
  ])('can be %s, cut anywhere', async (_name, bytes) => {
    for (const size of [1, 3, 64, 100_000]) expect(await readBytes(bytes, size)).toEqual(importMspdi(xml))
  })

  it.each([
    ['bytes that are no UTF-8', encode(xml).map((byte) => (byte === 0xc5 ? 0xff : byte)), /no UTF-8/],
    ['a character that is cut off', encode(`<Project xmlns="${uri}">é`).slice(0, -1), /no UTF-8/],
    ['Latin 1', encode(xml.replace('UTF-8', 'ISO-8859-1')), /encoding ISO-8859-1/],
    ['UTF-16 in name only', encode(declared), /says that it is in UTF-16/],
  ])('cannot be %s', async (_name, bytes, message) => {
    await expect(readBytes(bytes)).rejects.toThrow(message)
  })
})

describe('a file in pieces', () => {
  it('reads the same wherever it is cut, within tags, references, characters and sections', async () => {
    const xml = planXml({
      tasks: [
        task(
          1,
          8,
          '<!-- a > b --><Contact a="x>y" b=\'"\'>R &amp; D &#233;&#x1F600; é😀</Contact>\r\n<Notes><![CDATA[<b>]] ]]>]]&gt;</Notes><?own thing?><Empty />',
        ),
      ],
    })
    const whole = importMspdi(xml)
    expect(whole.tasks[0]?.notes).toBe('<b>]] ]]>')
    const bytes = encode(xml)
    for (let cut = 1; cut < bytes.length; cut++)
      expect(await readBytes(bytes, (at) => (at === 0 ? cut : bytes.length))).toEqual(whole)
    expect(await readBytes(bytes, 1)).toEqual(whole)
  })

  it('reads with any prefix for the namespace, or with none at all', () => {
    const plain = importMspdi(planXml({ tasks: [task(1, 8, { Critical: 1 })] }))
    const prefixed = planXml({ tasks: [task(1, 8, { Critical: 1 })] })
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1p:')
      .replace('xmlns=', 'xmlns:p=')
    expect(importMspdi(prefixed)).toEqual(plain)
    const bare = importMspdi(planXml({ tasks: [task(1, 8, { Critical: 1 })] }).replace(` xmlns="${uri}"`, ''))
    expect({ ...bare, notes: [] }).toEqual(plain)
    expect(bare.notes.map(({ code }) => code)).toEqual(['noNamespace'])
  })

  it('of 10 MB is read as it arrives, and holds no more than its records', async () => {
    const filler = '<Contact>Zażółć gęślą jaźń 😀 &amp; R&#38;D</Contact>'.repeat(10)
    let made = 0
    async function* bytes(): AsyncGenerator<Uint8Array> {
      const [head = '', tail = ''] = planXml().split('<Tasks>')
      yield encode(`${head}<Tasks>`)
      for (let uid = 1; made < 10 * 1_048_576; uid++) {
        const record = encode(task(uid, 8, filler))
        made += record.length
        yield* pieces(record, 61)
      }
      yield encode(tail)
    }
    const { tasks, unknown } = await importMspdi(decodeXml(bytes()), { keep: false })
    expect(made).toBeGreaterThan(10 * 1_048_576)
    expect(tasks.length).toBeGreaterThan(10_000)
    expect(unknown).toEqual([{ path: 'Task/Contact', count: tasks.length * 10 }])
  })
})
