import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatDuration,
  formatInstant,
  formatMoney,
  formatPlainInstant,
  formatRelative,
} from '../../web/format.ts'

describe('money', () => {
  it('keeps exact amounts that a number would round', () => {
    expect(formatMoney('9007199254740993.25', 'EUR')).toBe('€9,007,199,254,740,993.25')
  })

  it('shows cents only where there are some', () => {
    expect(formatMoney('1250.00', 'EUR')).toBe('€1,250')
    expect(formatMoney('1250.50', 'EUR')).toBe('€1,250.50')
  })

  it('tells dollars of different countries apart', () => {
    expect(formatMoney('5.00', 'USD')).not.toBe(formatMoney('5.00', 'CAD'))
  })
})

describe('times', () => {
  it('show a calendar day as it is, wherever the reader sits', () => {
    expect(formatDay('2026-03-09')).toBe('9 Mar 2026')
  })

  it('show an instant in the zone of the workspace, which may be another day', () => {
    expect(formatInstant('2026-03-09T23:30:00.000Z', 'Europe/Berlin')).toMatch(/^10 Mar 2026, 00:30/)
    expect(formatPlainInstant('2026-03-09T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-10 00:30')
  })

  it('say how long ago, and the day itself when that is longer than a month', () => {
    const now = Date.parse('2026-03-09T12:00:00Z')
    const ago = (iso: string) => formatRelative(iso, now, 'UTC')
    expect(ago('2026-03-09T11:59:30Z')).toBe('just now')
    expect(ago('2026-03-09T11:20:00Z')).toBe('40m ago')
    expect(ago('2026-03-09T02:00:00Z')).toBe('10h ago')
    expect(ago('2026-03-01T12:00:00Z')).toBe('8d ago')
    expect(ago('2026-01-01T12:00:00Z')).toBe('1 Jan 2026')
    expect(ago('2026-03-09T12:05:00Z')).toBe('in 5m')
  })

  it('show durations in the two units that matter', () => {
    expect([850, 12_400, 200_000, 3_900_000].map(formatDuration)).toEqual([
      '850 ms',
      '12.4 s',
      '3 m 20 s',
      '1 h 5 m',
    ])
  })
})
