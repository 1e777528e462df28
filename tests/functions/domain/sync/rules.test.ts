import { describe, expect, it } from 'vitest'
import { notionRoles } from '#domain/sync/contract.ts'
import {
  acceptedTypes,
  fieldRules,
  later,
  readSince,
  references,
} from '../../../../functions/domain/sync/rules.ts'

const now = new Date('2026-03-15T12:00:00.000Z')

describe('from when on an incremental run reads', () => {
  it('is some minutes before the watermark, because Notion rounds times down', () => {
    expect(readSince('2026-03-15T11:00:00.000Z', now)).toBe('2026-03-15T10:55:00.000Z')
  })

  it('is the beginning without a watermark, and with one that lies in the future', () => {
    expect(readSince(null, now)).toBeNull()
    expect(readSince('2027-01-01T00:00:00.000Z', now)).toBeNull()
  })

  it('forgives a clock that is some minutes behind', () => {
    expect(readSince('2026-03-15T12:04:00.000Z', now)).toBe('2026-03-15T11:59:00.000Z')
  })
})

describe('the later of two instants', () => {
  it.each([
    [null, null, null],
    [null, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', null, '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01+00:00', '2026-01-01T00:00:01+00:00'],
  ])('of %s and %s is %s', (a, b, expected) => {
    expect(later(a, b)).toBe(expected)
  })
})

describe('the fields', () => {
  it('refer only to roles that are synced before them', () => {
    for (const { role, target } of references)
      expect(notionRoles.indexOf(target)).toBeLessThan(notionRoles.indexOf(role))
    expect(references).toHaveLength(5)
  })

  it('are all of a kind that can be read from something', () => {
    for (const role of notionRoles) {
      for (const { kind } of Object.values(fieldRules[role]))
        expect(acceptedTypes[kind].length).toBeGreaterThan(0)
    }
  })
})
