import { describe, expect, it } from 'vitest'
import {
  parseChoice,
  parseCountry,
  parseDay,
  parseEmail,
  parseMoney,
  parseText,
} from '../../../../../web/pages/orders/sheet/parse-value.ts'

describe('a day', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-1-5', '2026-01-05'],
    ['31.01.2026', '2026-01-31'],
    ['5. 2. 2026', '2026-02-05'],
    ['1/31/2026', '2026-01-31'],
    ['31/1/2026', '2026-01-31'],
    ['4/4/2026', '2026-04-04'],
    ['31 Jan 2026', '2026-01-31'],
    ['9 March 2026', '2026-03-09'],
    [' 2024-02-29 ', '2024-02-29'],
  ])('%s is %s', (text, value) => {
    expect(parseDay(text)).toEqual({ value })
  })

  it('is not guessed when it could be two', () => {
    expect(parseDay('1/2/2026')).toEqual({
      error: '1/2/2026 can be 2026-01-02 or 2026-02-01. Write one of them.',
    })
  })

  it.each(['', 'soon', '2026-02-30', '31.02.2026', '13/13/2026', '5 Foo 2026', '46053'])(
    '%j is none',
    (text) => {
      expect(parseDay(text)).toHaveProperty('error')
    },
  )
})

describe('an amount', () => {
  it.each([
    ['1250.5', '1250.50'],
    ['1,250.50', '1250.50'],
    ['1.250,50', '1250.50'],
    ['1 250,50', '1250.50'],
    ['1’250.50', '1250.50'],
    ['1,250', '1250.00'],
    ['1.250', '1250.00'],
    ['1,250,000', '1250000.00'],
    ['1.250.000,5', '1250000.50'],
    ['0,5', '0.50'],
    ['.5', '0.50'],
    ['€1,250.50', '1250.50'],
    ['1250 EUR', '1250.00'],
    ['007', '7.00'],
    ['1.500', '1500.00'],
    ['12.5000', '12.50'],
  ])('%s is %s', (text, value) => {
    expect(parseMoney(text)).toEqual({ value })
  })

  it.each(['', 'free', '1,25,0', '12.345.6', '1.2.3', '12a'])('%j is none', (text) => {
    expect(parseMoney(text)).toEqual({ error: 'Must be an amount such as 1250.50' })
  })

  it('is not negative and has two decimals at most', () => {
    expect(parseMoney('-5')).toEqual({ error: 'Must not be negative' })
    expect(parseMoney('(5.00)')).toEqual({ error: 'Must not be negative' })
    expect(parseMoney('0.125')).toEqual({ error: 'Must have at most two decimals' })
  })
})

describe('other values', () => {
  it('are chosen by value or by label, whatever the case', () => {
    const options = [{ value: 'web', label: 'Web shop' }]
    expect(parseChoice('WEB SHOP ', options, 'channel')).toEqual({ value: 'web' })
    expect(parseChoice('fax', options, 'channel')).toEqual({
      error: 'There is no channel “fax”. Choose one from the list.',
    })
  })

  it('keep their lines only where there can be some', () => {
    expect(parseText(' two\nlines ', { max: 20 })).toEqual({ value: 'two lines' })
    expect(parseText('two\r\nlines ', { max: 20, lines: true })).toEqual({ value: 'two\nlines' })
    expect(parseText('too long', { max: 3 })).toEqual({ error: 'Must have at most 3 characters' })
  })

  it('are checked for what the server would refuse', () => {
    expect(parseCountry(' de ')).toEqual({ value: 'DE' })
    expect(parseCountry('Germany')).toHaveProperty('error')
    expect(parseEmail('ada@example.com')).toEqual({ value: 'ada@example.com' })
    expect(parseEmail('')).toEqual({ value: '' })
    expect(parseEmail('ada@')).toHaveProperty('error')
  })
})
