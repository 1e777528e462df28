import { env } from 'cloudflare:workers'
import { evictDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const pacer = (upstream: string) => env.PACER.get(env.PACER.idFromName(upstream))
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-01T12:00:00.250Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the pacer', () => {
  it('gives out the budget, in one burst if asked, and says when more is free', async () => {
    const notion = pacer('burst')
    expect(await notion.take(100, 180)).toEqual({ granted: 100, retryInMs: 0 })
    expect(await notion.take(100, 180)).toMatchObject({ granted: 80, retryInMs: 60_750 })
    expect(await notion.take(1, 180)).toMatchObject({ granted: 0 })
    pass(60_749)
    expect(await notion.take(1, 180)).toEqual({ granted: 0, retryInMs: 1 })
    pass(1)
    expect(await notion.take(180, 180)).toEqual({ granted: 180, retryInMs: 0 })
  })

  it('never grants more than the budget in any 60 seconds, wherever they begin', async () => {
    const grants: { at: number; calls: number }[] = []
    for (let call = 0; call < 300; call++) {
      const { granted } = await pacer('sliding').take(1 + (call % 7), 20)
      grants.push({ at: Date.now(), calls: granted })
      pass(37 * (call % 61))
    }
    const within = (from: number) =>
      grants
        .filter((grant) => grant.at >= from && grant.at < from + 60_000)
        .reduce((sum, grant) => sum + grant.calls, 0)
    expect(Math.max(...grants.map((grant) => within(grant.at)))).toBe(20)
  })

  it('gives nobody a call while the upstream asked for a pause', async () => {
    await pacer('paused').pause(90_000)
    await pacer('paused').pause(5000)
    expect(await pacer('paused').take(1, 180)).toEqual({ granted: 0, retryInMs: 90_000 })
    pass(90_000)
    expect(await pacer('paused').take(1, 180)).toEqual({ granted: 1, retryInMs: 0 })
  })

  it('remembers what it gave out and the pause when it is restarted', async () => {
    await pacer('restarted').take(170, 180)
    await evictDurableObject(pacer('restarted'))
    expect(await pacer('restarted').take(20, 180)).toMatchObject({ granted: 10 })
    await pacer('restarted').pause(1000)
    await evictDurableObject(pacer('restarted'))
    expect(await pacer('restarted').take(1, 180)).toMatchObject({ granted: 0, retryInMs: 1000 })
  })

  it('keeps one budget per upstream', async () => {
    await pacer('one').take(180, 180)
    expect(await pacer('another').take(1, 180)).toEqual({ granted: 1, retryInMs: 0 })
  })
})
