import { describe, expect, it } from 'vitest'
import { RowWindows } from '../../../../../web/pages/orders/sheet/row-windows.ts'

interface Row {
  id: string
  updatedAt: string
}

const row = (index: number, updatedAt = '1'): Row => ({ id: `r${index}`, updatedAt })

/** A list of `total` rows whose cursors are the index of the row before. */
function list(length: number, { hold = false } = {}) {
  let total = length
  const asked: { after: string | null; limit: number; signal: AbortSignal }[] = []
  const waiting: (() => void)[] = []
  let changes = 0
  const windows = new RowWindows<Row>({
    kept: 3,
    firstPage: 50,
    changed: () => (changes += 1),
    failed: (error) => {
      throw error
    },
    load: async ({ after, limit }, signal) => {
      asked.push({ after, limit, signal })
      if (hold) await new Promise<void>((resolve) => waiting.push(resolve))
      signal.throwIfAborted()
      const first = after === null ? 0 : Number(after) + 1
      const items = Array.from({ length: Math.min(limit, total - first) }, (_, offset) => row(first + offset))
      return { items, next: first + limit < total ? String(first + limit - 1) : null }
    },
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const open = (every: number) =>
    windows.open({
      total,
      every,
      cursors: Array.from({ length: Math.ceil(total / every) }, (_, i) =>
        i === 0 ? null : String(i * every - 1),
      ),
    })
  return { windows, asked, waiting, settle, open, changes: () => changes, grow: (to: number) => (total = to) }
}

describe('windows over a long list', () => {
  it('show the first page before anything else is known, and grow', async () => {
    const { windows, settle, asked } = list(1000)
    windows.look(0, 20)
    await settle()
    expect(windows.at(0)).toEqual(row(0))
    expect(windows.count).toBe(80)
    windows.look(40, 60)
    await settle()
    expect(windows.at(60)).toEqual(row(60))
    expect(asked.map(({ after }) => after)).toEqual([null, '49'])
  })

  it('know the end of a short list without landmarks', async () => {
    const { windows, settle } = list(7)
    windows.look(0, 20)
    await settle()
    expect([windows.count, windows.isKnown, windows.at(6), windows.at(7)]).toEqual([
      7,
      true,
      row(6),
      undefined,
    ])
  })

  it('load what is in view anywhere once the landmarks are there, and keep what was shown', async () => {
    const { windows, settle, open, asked } = list(100_000)
    windows.look(0, 20)
    await settle()
    open(200)
    expect(windows.at(10)).toEqual(row(10))
    await settle()
    windows.look(90_010, 90_040)
    await settle()
    expect([windows.count, windows.at(90_020)]).toEqual([100_000, row(90_020)])
    expect(asked.at(-1)).toMatchObject({ after: '89999', limit: 200 })
  })

  it('give up loading what left the view', async () => {
    const { windows, settle, open, asked, waiting } = list(100_000, { hold: true })
    open(200)
    windows.look(50_100, 50_120)
    windows.look(80_100, 80_120)
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false])
    for (const go of waiting) go()
    await settle()
    expect([windows.at(50_110), windows.at(80_110)]).toEqual([undefined, row(80_110)])
  })

  it('forget what was not looked at for long', async () => {
    const { windows, settle, open } = list(100_000)
    open(200)
    for (const first of [0, 1100, 2100, 3100]) {
      windows.look(first, first + 20)
      await settle()
    }
    expect(windows.at(10)).toBeUndefined()
    expect(windows.at(3110)).toEqual(row(3110))
  })

  it('put newer versions of rows in place, and never older ones', async () => {
    const { windows, settle } = list(100)
    windows.look(0, 20)
    await settle()
    expect(windows.put([row(3, '2'), row(4, '0'), row(99_999)])).toEqual(['r3'])
    expect(windows.at(3)).toEqual(row(3, '2'))
    expect(windows.placesOf(new Set(['r3']))).toEqual([{ index: 3, row: row(3, '2') }])
  })

  it('answer any stretch, loading what is not there', async () => {
    const { windows, settle, open } = list(1000)
    open(200)
    await settle()
    const rows = await windows.rows(395, 405)
    expect(rows.map((found) => found?.id)).toEqual(
      Array.from({ length: 11 }, (_, index) => `r${395 + index}`),
    )
  })

  it('hold a stretch beyond the view until it is let go', async () => {
    const { windows, settle, open, asked } = list(100_000)
    open(200)
    windows.hold({ first: 1000, last: 1999 })
    await settle()
    for (const first of [3100, 4100, 5100]) {
      windows.look(first, first + 20)
      await settle()
    }
    expect([windows.at(1000), windows.at(1999)]).toEqual([row(1000), row(1999)])
    windows.hold(undefined)
    const before = asked.length
    windows.look(6100, 6120)
    await settle()
    expect(windows.at(1000)).toBeUndefined()
    expect(asked.length - before).toBe(1)
  })

  it('load a short list again when it has grown at its end', async () => {
    const { windows, settle, open, grow } = list(3)
    windows.look(0, 20)
    await settle()
    open(200)
    await settle()
    grow(4)
    open(200)
    await settle()
    expect([windows.count, windows.at(3)]).toEqual([4, row(3)])
  })

  it('know whether a list that changed leaves what is in view where it is', async () => {
    const { windows, settle, open } = list(1000)
    open(200)
    windows.look(210, 230)
    await settle()
    const entries = (cursors: (string | null)[], total = 1000) => ({ total, every: 200, cursors })
    expect(windows.leavesView(entries([null, '199', '399', '600', '800'], 1001))).toBe(true)
    expect(windows.leavesView(entries([null, '198', '398', '598', '798'], 1001))).toBe(false)
    windows.look(960, 999)
    await settle()
    expect(windows.leavesView(entries([null, '199', '399', '599', '799'], 1001))).toBe(false)
  })
})
