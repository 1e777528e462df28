import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../../../functions/domain/sync/notion/content-hash.ts'
import { number, pageOf, title } from './pages.ts'

const values = { Name: title('Atlas'), Budget: number(10) }
const file = (url: string, expiry: string) => ({
  type: 'files',
  files: [{ name: 'a.pdf', type: 'file', file: { url, expiry_time: expiry } }],
})
const link = (url: string) => ({
  type: 'files',
  files: [{ name: 'a.pdf', type: 'external', external: { url } }],
})

describe('the hash of what a row says', () => {
  it('changes with a value and with the trash', async () => {
    const hashes = await Promise.all(
      [pageOf(values), pageOf({ ...values, Budget: number(11) }), pageOf(values, { in_trash: true })].map(
        contentHash,
      ),
    )
    expect(new Set(hashes).size).toBe(3)
  })

  it('does not change with times, with names of properties or with their order', async () => {
    const before = pageOf(values)
    const { Name, Budget } = before.properties
    const after = {
      ...before,
      last_edited_time: '2026-04-01T10:00:00.000Z',
      properties: { Amount: Budget, Title: Name },
    }
    expect(contentHash(pageOf({}, after))).toBe(contentHash(before))
  })

  it('does not change when the address of an uploaded file is made anew, but does with a link', async () => {
    const one = contentHash(pageOf({ Files: file('https://a/1', '2026-03-01T10:00:00.000Z') }))
    const two = contentHash(pageOf({ Files: file('https://a/2', '2026-03-01T11:00:00.000Z') }))
    expect(two).toBe(one)
    expect(contentHash(pageOf({ Files: link('https://a/1') }))).not.toBe(
      contentHash(pageOf({ Files: link('https://a/2') })),
    )
  })
})
