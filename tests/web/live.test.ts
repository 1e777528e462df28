import { describe, expect, it } from 'vitest'
import { readChange, reconnectDelayMs } from '../../web/live.ts'

describe('the delay before a new connection', () => {
  it('doubles up to 30 s and is spread out, so that browsers do not come back together', () => {
    const shortest = [0, 3, 50].map((attempt) => reconnectDelayMs(attempt, () => 0))
    const longest = [0, 3, 50].map((attempt) => reconnectDelayMs(attempt, () => 1))
    expect(shortest).toEqual([500, 4000, 15_000])
    expect(longest).toEqual([1000, 8000, 30_000])
  })
})

describe('a live message', () => {
  it('names its topic, and the rows if it knows them', () => {
    expect(readChange('{"topic":"projects","ids":["1"]}')).toEqual({ topic: 'projects', ids: ['1'] })
    expect(readChange('{"topic":"projects","ids":[7]}')).toEqual({ topic: 'projects', ids: [] })
    expect(readChange('{"topic":"projects"}')).toEqual({ topic: 'projects', ids: [] })
  })

  it.each(['pong', 'not json', '{}', '{"topic":7}', 'null', new ArrayBuffer(2)])(
    'is passed over when it is %j',
    (message) => {
      expect(readChange(message)).toBeUndefined()
    },
  )
})
