import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowedMoves, moveError, orderStatuses, transitions } from '#domain/orders/rules.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the moves of a status', () => {
  it('are the same in the rules and in the database', async () => {
    const { rows } = await world.db.execute(sql`
      select from_status::text as from, to_status::text as to, needs_reason as "needsReason" from order_transitions`)
    expect(rows).toHaveLength(transitions.length)
    expect(rows).toEqual(expect.arrayContaining([...transitions]))
  })

  it('have the order of an order’s life in both', async () => {
    const { rows } = await world.db.execute(
      sql`select unnest(enum_range(null::order_status))::text as status`,
    )
    expect(rows.map((row) => row['status'])).toEqual(orderStatuses)
  })

  it('end where an order is returned or cancelled, and everything else leads somewhere', () => {
    const last = orderStatuses.filter((status) => allowedMoves(status).length === 0)
    expect(last).toEqual(['returned', 'cancelled'])
  })

  it('are refused with what to do instead', () => {
    expect(moveError('pending', 'confirmed', null)).toBeUndefined()
    expect(moveError('pending', 'pending', null)).toBeUndefined()
    expect(moveError('pending', 'shipped', null)).toContain('Choose confirmed or cancelled')
    expect(moveError('cancelled', 'pending', 'x')).toContain('last status')
    expect(moveError('packed', 'cancelled', ' ')).toContain('Give a reason')
    expect(moveError('packed', 'cancelled', 'Out of stock')).toBeUndefined()
  })
})
