import { describe, expect, it } from 'vitest'
import {
  errorText,
  failureIncident,
  isStale,
  keptLines,
  retryDelayMs,
  secretsOf,
  staleIncident,
} from '../../../../functions/domain/jobs/rules.ts'

describe('trying again', () => {
  it('waits 5 s, then 30 s, and gives up after the third failure', () => {
    expect([1, 2, 3].map(retryDelayMs)).toEqual([5000, 30_000, null])
  })
})

describe('staleness', () => {
  const now = new Date('2026-05-02T12:00:00.000Z')

  it('begins 24 hours after the last success', () => {
    expect(isStale({ lastSuccessAt: '2026-05-01T12:00:00.000Z', scheduledSince: null }, now)).toBe(false)
    expect(isStale({ lastSuccessAt: '2026-05-01T11:59:59.999Z', scheduledSince: null }, now)).toBe(true)
  })

  it('counts from the first schedule when there was no success, and never without a schedule', () => {
    expect(isStale({ lastSuccessAt: null, scheduledSince: '2026-05-01T11:00:00.000Z' }, now)).toBe(true)
    expect(isStale({ lastSuccessAt: null, scheduledSince: '2026-05-02T11:00:00.000Z' }, now)).toBe(false)
    expect(isStale({ lastSuccessAt: null, scheduledSince: null }, now)).toBe(false)
  })
})

describe('an incident', () => {
  it('lasts until the next success', () => {
    expect(failureIncident('notion', 'a')).toBe(failureIncident('notion', 'a'))
    expect(failureIncident('notion', 'a')).not.toBe(failureIncident('notion', 'b'))
    expect(staleIncident('notion', null)).toBe('stale:notion:never')
  })
})

describe('what an error may say', () => {
  it('leaves out secrets, passwords in addresses and bearer tokens', () => {
    const error = new Error('GET https://me:pass@db.example failed with Bearer abc.def and key s3cr3t-value')
    expect(errorText(error, ['s3cr3t-value'])).toBe(
      'GET https://***@db.example failed with Bearer *** and key ***',
    )
  })

  it('says what the database said, not the query with its parameters', () => {
    const error = Object.assign(
      new Error('Failed query: select … params: private', { cause: new Error('relation is missing') }),
      {
        query: 'select …',
        params: ['private'],
      },
    )
    expect(errorText(error, [])).toBe('relation is missing')
  })

  it('is never empty and never long', () => {
    expect(errorText(new Error(''), [])).toBe('An error without a message')
    expect(errorText('x'.repeat(5000), [])).toHaveLength(1000)
  })

  it('knows which configuration values are secret', () => {
    const config = {
      NOTION_TOKEN: 'ntn_123456',
      AUTH_SECRET: 'long enough',
      APP_URL: 'http://localhost',
      NOTION_WEBHOOK_TOKEN: undefined,
    }
    expect(secretsOf(config)).toEqual(['ntn_123456', 'long enough'])
  })
})

describe('the lines of a step', () => {
  it('are kept up to 200, and then say how many are missing', () => {
    const lines = Array.from({ length: 260 }, (_, index) => ({
      at: '2026-05-02T12:00:00.000Z',
      level: 'info' as const,
      message: `line ${index}`,
      fields: null,
    }))
    const kept = keptLines(lines, [])
    expect(kept).toHaveLength(201)
    expect(kept.at(-1)).toMatchObject({ level: 'warn', message: '60 more lines of this step are not kept' })
  })
})
