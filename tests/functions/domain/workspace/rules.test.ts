import { describe, expect, it } from 'vitest'
import { FlagKey, WorkspaceEdit } from '#domain/workspace/contract.ts'
import { isEnabled, isTimeZone } from '#domain/workspace/rules.ts'

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'may be %s',
    (name) => expect(isTimeZone(name)).toBe(true),
  )

  it.each(['', '+01:00', 'Europe/Nowhere', 'Berlin', "UTC'; select 1", ' UTC'])('may not be "%s"', (name) =>
    expect(isTimeZone(name)).toBe(false),
  )

  it('is refused at its field', () => {
    const edit = { updatedAt: '2026-03-01T10:00:00.000Z', changes: { timeZone: 'Mars/Olympus' } }
    expect(WorkspaceEdit.safeParse(edit).error?.issues[0]).toMatchObject({
      path: ['changes', 'timeZone'],
      message: 'Must be a time zone such as Europe/Berlin',
    })
  })
})

describe('a feature flag', () => {
  it('is on until somebody switches it off', () => {
    const stored = [{ key: 'pipelines', enabled: false }]
    expect(isEnabled(stored, 'pipelines')).toBe(false)
    expect(isEnabled(stored, 'projects')).toBe(true)
  })

  it('is one of a closed list, in which the dashboard is not', () => {
    expect(FlagKey.safeParse('pipelines').success).toBe(true)
    expect(FlagKey.safeParse('dashboard').success).toBe(false)
  })
})
