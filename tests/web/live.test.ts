import { describe, expect, it } from 'vitest'
import { readTopic, reconnectDelayMs } from '../../web/live.ts'

describe('the delay before a new connection', () => {
  it('doubles up to 30 s and is spread out, so that browsers do not come back together', () => {
    const shortest = [0, 3, 50].map((attempt) => reconnectDelayMs(attempt, () => 0))
    const longest = [0, 3, 50].map((attempt) => reconnectDelayMs(attempt, () => 1))
    expect(shortest).toEqual([500, 4000, 15_000])
    expect(longest).toEqual([1000, 8000, 30_000])
  })
})

describe('a live message', () => {
  it('names its topic', () => {
    expect(readTopic('{"topic":"projects","ids":["1"]}')).toBe('projects')
  })

  it.each(['pong', 'not json', '{}', '{"topic":7}', 'null', new ArrayBuffer(2)])(
    'is passed over when it is %j',
    (message) => {
      expect(readTopic(message)).toBeUndefined()
    },
  )
})
