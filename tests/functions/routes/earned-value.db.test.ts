import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EarnedValueAnalysis } from '#domain/portfolio/earned-value/analysis/contract.ts'
import { earnedValue } from '#domain/portfolio/earned-value/rules.ts'
import { ThroughputForecast } from '#domain/portfolio/throughput/contract.ts'
import { forecastThroughput } from '#domain/portfolio/throughput/rules.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  await api.signIn('viewer')
})
afterAll(() => world.close())

describe('POST /api/earned-value/analyses', () => {
  const path = '/api/earned-value/analyses'

  it('gives a viewer what the module gives, and asks the database for nothing', async () => {
    const figures = { bac: '200000', pv: '120000', ev: '100000', ac: '90000', currency: 'EUR' }
    const before = world.gateway.roundTrips()
    const { status, body } = await api.post(path, figures, 'viewer')
    expect(status).toBe(200)
    expect(world.gateway.roundTrips() - before).toBe(0)
    expect(EarnedValueAnalysis.parse(body)).toMatchObject(earnedValue(figures))
  })

  it('measures packages against a baseline by the calendar', async () => {
    const { body } = await api.post(
      path,
      {
        asOf: '2026-01-31',
        baseline: {
          start: '2026-01-01',
          periods: [
            { end: '2026-01-31', pv: '50.00' },
            { end: '2026-02-28', pv: '100.00' },
          ],
        },
        packages: [{ id: 'a', bac: '100', ac: '20', progress: { method: 'percent_complete', complete: 25 } }],
      },
      'viewer',
    )
    // ES = 25 ÷ 50, so the two periods (59 days) take four: 118 days from 1 January.
    expect(EarnedValueAnalysis.parse(body)).toMatchObject({
      pv: { value: '50.00' },
      ev: { value: '25.00' },
      spi: { value: 0.5 },
      schedule: { spit: { value: 0.5 }, finish: { value: '2026-04-28' } },
    })
  })

  it.each([
    ['an amount that is no number', { bac: 'much' }, 'bac'],
    [
      'an unknown method',
      { packages: [{ id: 'a', bac: 1, progress: { method: 'guess' } }] },
      'packages.0.progress.method',
    ],
    ['too many packages', { packages: Array.from({ length: 5001 }, () => ({})) }, 'packages'],
    ['a day that no month has', { asOf: '2026-02-30' }, 'asOf'],
  ])('refuses %s and names the field', async (_name, input, field) => {
    const { status, body } = await api.post(path, input, 'viewer')
    expect(status).toBe(422)
    expect(JSON.stringify(body['errors'])).toContain(`"${field}`)
  })

  it('refuses a baseline without its days in words', async () => {
    const input = { asOf: '2026-01-31', baseline: { periods: [{ pv: 1 }] }, ev: 1 }
    const { status, body } = await api.post(path, input, 'viewer')
    expect(status).toBe(422)
    expect(body['detail']).toContain('number of periods')
  })

  it('asks people who are signed out to sign in', async () => {
    expect((await api.post(path, { bac: 1 }, 'nobody')).status).toBe(401)
  })
})

describe('POST /api/forecasts/throughput', () => {
  const path = '/api/forecasts/throughput'

  it('gives a viewer the same promise as the module, with its back-test', async () => {
    const ask = {
      history: [4, 6, 3, 7, 5, 5, 4, 6, 3, 7, 5, 5],
      remaining: 30,
      start: '2026-03-02',
      trials: 1000,
    }
    const before = world.gateway.roundTrips()
    const { status, body } = await api.post(path, ask, 'viewer')
    expect(status).toBe(200)
    expect(world.gateway.roundTrips() - before).toBe(0)
    const forecast = ThroughputForecast.parse(body)
    expect(forecast).toEqual(forecastThroughput(ask))
    expect(forecast.backTest.items.p85.cases).toBeGreaterThan(0)
  })

  it('answers with the reason where the history is too little', async () => {
    const { status, body } = await api.post(path, { history: [3], remaining: 5 }, 'viewer')
    expect(status).toBe(200)
    expect(ThroughputForecast.parse(body).when.p85.reason).toBe('too_little_history')
  })

  it.each([
    ['too many trials', { history: [1, 2, 3], remaining: 5, trials: 20_001 }, 'trials'],
    ['items below 0', { history: [1, -2, 3], remaining: 5 }, 'history.1'],
    ['no history', { remaining: 5 }, 'history'],
  ])('refuses %s and names the field', async (_name, input, field) => {
    const { status, body } = await api.post(path, input, 'viewer')
    expect(status).toBe(422)
    expect(JSON.stringify(body['errors'])).toContain(`"${field}"`)
  })
})
