import { describe, expect, it } from 'vitest'
import {
  deadlineMs,
  harmless,
  howToConfigure,
  missingSettings,
  mostTroubles,
  phaseOf,
  pollDelayMs,
  troubleDelayMs,
} from '#domain/ask/rules.ts'

describe('the state of a message', () => {
  it('is running for every word that is not known to be an end', () => {
    const running = [
      'SUBMITTED',
      'FETCHING_METADATA',
      'FILTERING_CONTEXT',
      'ASKING_AI',
      'PENDING_WAREHOUSE',
      'EXECUTING_QUERY',
      'IN_PROGRESS',
      'A_WORD_OF_NEXT_YEAR',
      '',
    ]
    expect(running.map(phaseOf)).toEqual(running.map(() => 'running'))
  })

  it('is answered also when the result has expired', () => {
    expect(['COMPLETED', 'QUERY_RESULT_EXPIRED', 'FAILED', 'CANCELLED'].map(phaseOf)).toEqual([
      'answered',
      'answered',
      'failed',
      'cancelled',
    ])
  })
})

describe('the pace', () => {
  it('is 1 to 5 seconds between looks, and 10 after two minutes', () => {
    const delays = Array.from({ length: 20 }, (_, looks) => pollDelayMs(looks, 0))
    expect(delays[0]).toBe(1000)
    expect(delays.toSorted((a, b) => a - b)).toEqual(delays)
    expect(Math.max(...delays)).toBe(5000)
    expect(pollDelayMs(40, 120_000)).toBe(10_000)
  })

  it('gives trouble time to pass, and gives up long before the deadline', () => {
    const delays = Array.from({ length: mostTroubles - 1 }, (_, index) => troubleDelayMs(index + 1))
    expect(delays).toEqual([2000, 4000, 8000, 16_000, 30_000])
    expect(delays.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(deadlineMs / 5)
  })
})

describe('what is missing', () => {
  it('is named variable by variable', () => {
    expect(missingSettings({})).toEqual(['DATABRICKS_HOST', 'GENIE_SPACE_ID', 'DATABRICKS_TOKEN'])
    expect(howToConfigure(missingSettings({}))).toMatch(
      /set DATABRICKS_HOST, GENIE_SPACE_ID and DATABRICKS_TOKEN\. Instead of DATABRICKS_TOKEN .*DATABRICKS_CLIENT_ID/,
    )
    const host = { DATABRICKS_HOST: 'h', DATABRICKS_TOKEN: 't' }
    expect(howToConfigure(missingSettings(host))).toMatch(/set GENIE_SPACE_ID\. Everything/)
  })

  it('is nothing with a token, or with both parts of a service principal', () => {
    const space = { DATABRICKS_HOST: 'h', GENIE_SPACE_ID: 's' }
    expect(missingSettings({ ...space, DATABRICKS_TOKEN: 't' })).toEqual([])
    expect(missingSettings({ ...space, DATABRICKS_CLIENT_ID: 'i', DATABRICKS_CLIENT_SECRET: 's' })).toEqual(
      [],
    )
    expect(missingSettings({ ...space, DATABRICKS_CLIENT_ID: 'i' })).toEqual(['DATABRICKS_TOKEN'])
  })
})

describe('foreign words', () => {
  it('are shown without anything that could be a secret', () => {
    const said =
      'Bad token s3cret-value; sent Authorization: Bearer abc.def, dapi0123456789abcdef0123-2, eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'
    const shown = harmless(said, ['s3cret-value', undefined, ''])
    expect(shown).toBe('Bad token …; sent Authorization: … …, …')
  })

  it('are cut when they go on and on', () => {
    expect(harmless('x'.repeat(5000), [])).toHaveLength(501)
  })
})
