import { describe, expect, it } from 'vitest'
import { nextRuns, recurrenceErrors } from '../../../../../functions/domain/jobs/schedules/rules.ts'

const runs = (cron: string, timeZone: string, { after, count = 3 }: { after: string; count?: number }) =>
  nextRuns({ cron, timeZone }, new Date(after), count).map((run) =>
    run.toISOString().replace(':00.000Z', 'Z'),
  )

const dayBefore = (run = '') => new Date(Date.parse(run) - 23 * 3_600_000).toISOString()

describe('the next runs', () => {
  it.each([
    { cron: '30 2 * * *', zone: 'America/New_York', around: ['2026-03-07T07:30Z', '2026-03-09T06:30Z'] },
    { cron: '30 1 * * *', zone: 'Europe/London', around: ['2026-03-28T01:30Z', '2026-03-30T00:30Z'] },
    { cron: '15 2 * * *', zone: 'Australia/Sydney', around: ['2026-10-02T16:15Z', '2026-10-04T15:15Z'] },
  ])('skip a time that clocks in $zone skip when they go forward', ({ cron, zone, around }) => {
    expect(runs(cron, zone, { after: dayBefore(around[0]), count: 2 })).toEqual(around)
  })

  it.each([
    { cron: '30 1 * * *', zone: 'America/New_York', around: ['2026-11-01T05:30Z', '2026-11-02T06:30Z'] },
    { cron: '30 1 * * *', zone: 'Europe/London', around: ['2026-10-25T00:30Z', '2026-10-26T01:30Z'] },
    { cron: '30 2 * * *', zone: 'Australia/Sydney', around: ['2026-04-04T15:30Z', '2026-04-05T16:30Z'] },
  ])('take the first of two when clocks in $zone show a time twice', ({ cron, zone, around }) => {
    expect(runs(cron, zone, { after: dayBefore(around[0]), count: 2 })).toEqual(around)
  })

  it('do not come again in the second pass of a repeated hour', () => {
    expect(runs('30 1 * * *', 'America/New_York', { after: '2026-11-01T06:10:00Z', count: 1 })).toEqual([
      '2026-11-02T06:30Z',
    ])
  })

  it('hold the rule for intervals too', () => {
    expect(runs('*/30 * * * *', 'America/New_York', { after: '2026-11-01T04:45:00Z', count: 4 })).toEqual([
      '2026-11-01T05:00Z',
      '2026-11-01T05:30Z',
      '2026-11-01T07:00Z',
      '2026-11-01T07:30Z',
    ])
    expect(runs('*/30 * * * *', 'America/New_York', { after: '2026-03-08T06:15:00Z', count: 3 })).toEqual([
      '2026-03-08T06:30Z',
      '2026-03-08T07:00Z',
      '2026-03-08T07:30Z',
    ])
  })

  it('keep to local time in zones without daylight saving and with half hours', () => {
    expect(runs('15 6 * * *', 'Asia/Kolkata', { after: '2026-03-28T12:00:00Z', count: 2 })).toEqual([
      '2026-03-29T00:45Z',
      '2026-03-30T00:45Z',
    ])
    expect(runs('45 1 * * *', 'Australia/Lord_Howe', { after: '2026-04-04T00:00:00Z', count: 2 })).toEqual([
      '2026-04-04T14:45Z',
      '2026-04-05T15:15Z',
    ])
  })

  it('lie strictly after the given instant', () => {
    expect(runs('0 * * * *', 'UTC', { after: '2026-05-01T10:00:00Z', count: 1 })).toEqual([
      '2026-05-01T11:00Z',
    ])
    expect(runs('0 * * * *', 'UTC', { after: '2026-05-01T09:59:59.999Z', count: 1 })).toEqual([
      '2026-05-01T10:00Z',
    ])
  })

  it('take a day of the month or a day of the week, and names', () => {
    expect(runs('0 9 15 * MON', 'UTC', { after: '2026-06-12T00:00:00Z' })).toEqual([
      '2026-06-15T09:00Z',
      '2026-06-22T09:00Z',
      '2026-06-29T09:00Z',
    ])
    expect(runs('@daily', 'Europe/Berlin', { after: '2026-06-12T00:00:00Z', count: 1 })).toEqual([
      '2026-06-12T22:00Z',
    ])
  })

  it('are none for what cannot be scheduled', () => {
    expect(runs('0 0 31 2 *', 'UTC', { after: '2026-06-12T00:00:00Z' })).toEqual([])
    expect(runs('every day', 'UTC', { after: '2026-06-12T00:00:00Z' })).toEqual([])
    expect(runs('0 0 * * *', 'Mars/Olympus', { after: '2026-06-12T00:00:00Z' })).toEqual([])
  })
})

const fieldsWithErrors = (cron: string, timeZone: string) =>
  recurrenceErrors({ cron, timeZone }, new Date('2026-06-12T00:00:00Z')).map((error) => error.path)

describe('checking a recurrence', () => {
  it.each(['0 6 * * 1-5', '*/5 * * * *', '0 0 29 2 *', '0 0 L * *', ' 0 6 * * * ', '@hourly'])(
    'accepts %s',
    (cron) => {
      expect(fieldsWithErrors(cron, 'America/Sao_Paulo')).toEqual([])
    },
  )

  it.each([
    '',
    'hello',
    '61 * * * *',
    '* * * *',
    '* * * * * *',
    '*/0 * * * *',
    '0 0 31 2 *',
    '@reboot',
    '2030-01-01T00:00:00',
  ])('refuses %j at the expression', (cron) => {
    expect(fieldsWithErrors(cron, 'UTC')).toEqual(['cron'])
  })

  it.each(['', 'Mars/Olympus', '+02:00', 'Berlin'])('refuses %j at the time zone', (timeZone) => {
    expect(fieldsWithErrors('0 6 * * *', timeZone)).toEqual(['timeZone'])
  })

  it('names both fields when both are wrong', () => {
    expect(fieldsWithErrors('nonsense', 'nowhere')).toEqual(['cron', 'timeZone'])
  })
})
