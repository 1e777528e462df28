import { describe, expect, it } from 'vitest'
import { explainCron } from '../../../web/text/cron.ts'

describe('a cron expression in words', () => {
  it.each([
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['*/25 * * * *', 'At minutes 0, 25 and 50, every day'],
    ['0 * * * *', 'Every hour'],
    ['20 * * * *', 'Every hour at minute 20'],
    ['0 */4 * * *', 'Every 4 hours'],
    ['30 */6 * * 1-5', 'Every 6 hours at minute 30, Monday to Friday'],
    ['0 6 * * *', 'At 06:00, every day'],
    ['30 2 * * 1-5', 'At 02:30, Monday to Friday'],
    ['0 8,12,18 * * *', 'At 08:00, 12:00 and 18:00, every day'],
    ['5 9-17 * * mon-fri', 'Every hour from 09:05 to 17:05, Monday to Friday'],
    ['*/10 9-17 * * *', 'Every 10 minutes from 09:00 to 17:59'],
    ['*/30 8 * * *', 'Every 30 minutes from 08:00 to 08:59'],
    ['0 6 * * 1', 'At 06:00, on Mondays'],
    ['0 6 * * 0,6', 'At 06:00, on Saturdays and Sundays'],
    ['0 6 * * 7', 'At 06:00, on Sundays'],
    ['0 6 * * 0-6', 'At 06:00, every day'],
    ['0 6 * * 1#2', 'At 06:00, on the second Monday of the month'],
    ['0 6 * * 5L', 'At 06:00, on the last Friday of the month'],
    ['0 6 1 * *', 'At 06:00, on day 1 of the month'],
    ['0 6 1,15 * ?', 'At 06:00, on days 1 and 15 of the month'],
    ['0 6 L * *', 'At 06:00, on the last day of the month'],
    ['0 6 LW * *', 'At 06:00, on the last weekday of the month'],
    ['0 6 1 * 1', 'At 06:00, on day 1 of the month and also on Mondays'],
    ['0 6 * JAN-MAR *', 'At 06:00, every day, January to March'],
    ['0 6 1 1,7 *', 'At 06:00, on day 1 of the month, in January and July'],
    ['@daily', 'At 00:00, every day'],
    ['@hourly', 'Every hour'],
    ['@yearly', 'At 00:00, on day 1 of the month, in January'],
  ])('says of %s: %s', (cron, words) => {
    expect(explainCron(cron)).toBe(words)
  })

  it.each([
    '',
    'soon',
    '0 6 * *',
    '0 6 * * * *',
    '60 * * * *',
    '0 24 * * *',
    '0 6 0 * *',
    '0 6 * 13 *',
    '0 6 * * 8',
    '*/0 * * * *',
    '9-5 * * * *',
    '1.5 * * * *',
    '5/20 * * * *',
    '0 6 15W * *',
    '0 6 1 * +1',
    '@reboot',
  ])('says nothing of "%s"', (cron) => {
    expect(explainCron(cron)).toBeUndefined()
  })
})
