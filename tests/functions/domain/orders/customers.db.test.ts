import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createCustomer,
  editCustomer,
  getCustomer,
  getOrder,
  listCustomers,
  matchCustomers,
} from '#domain/orders'
import { Customer, CustomerQuery } from '#domain/orders/customers/contract.ts'
import { openWorld, type World } from '../../../world.ts'
import { aCustomer, anOrder, tripsOf } from './shop.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const member = () => world.as('member')
const query = (input: Record<string, unknown> = {}) => CustomerQuery.parse(input)

describe('creating a customer', () => {
  it('makes one, with a number, however often the same id is sent', async () => {
    const input = { id: uuidv7(), name: 'Ada Byron', email: 'ada@example.com', city: 'Berlin' }
    const first = await createCustomer(member(), input)
    expect(Customer.parse(first)).toMatchObject({
      number: expect.stringMatching(/^C-\d+$/),
      city: 'Berlin',
      phone: '',
    })
    expect(await createCustomer(member(), input)).toEqual(first)
    expect(world.published).toContainEqual({ topic: 'customers', ids: [first.id] })
  })

  it('is refused at the e-mail address that another customer has, whatever its case', async () => {
    await aCustomer(world, { email: 'taken@example.com' })
    const twice = createCustomer(member(), { id: uuidv7(), name: 'Other', email: 'TAKEN@example.com' })
    await expect(twice).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'email' }] })
    await expect(
      createCustomer(world.as('viewer'), { id: uuidv7(), name: 'x', email: 'x@example.com' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('editing a customer', () => {
  it('shows in the orders of that customer', async () => {
    const id = await aCustomer(world)
    const order = await anOrder(member(), world, { customerId: id })
    const { updatedAt } = await getCustomer(member(), id)
    world.published.length = 0
    const changes = { name: 'Ada Lovelace' }
    expect(await tripsOf(world, () => editCustomer(member(), { id, updatedAt, changes }))).toBe(1)
    expect(await getOrder(member(), order.id)).toMatchObject({ customerName: 'Ada Lovelace' })
    expect(world.published).toEqual([{ topic: 'customers', ids: [id] }, { topic: 'orders' }])
    const stale = editCustomer(member(), { id, updatedAt, changes: { name: 'Other' } })
    await expect(stale).rejects.toMatchObject({ code: 'conflict', extra: { conflictingFields: ['name'] } })
  })

  it('is refused at a taken e-mail address', async () => {
    await aCustomer(world, { email: 'first@example.com' })
    const id = await aCustomer(world)
    const { updatedAt } = await getCustomer(member(), id)
    const edit = editCustomer(member(), { id, updatedAt, changes: { email: 'first@example.com' } })
    await expect(edit).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'changes.email' }] })
  })
})

describe('listing customers', () => {
  it('finds by name, e-mail and number, and pages in one round trip each', async () => {
    const ids = [
      await aCustomer(world, { name: 'Zoe' }),
      await aCustomer(world, { name: 'zack', email: 'z2@example.com' }),
    ]
    const names = async (input: Record<string, unknown>) =>
      (await listCustomers(member(), query(input))).items.map((customer) => customer.name)
    expect(await names({ q: 'zo' })).toEqual(['Zoe'])
    expect(await names({ q: 'Z2@' })).toEqual(['zack'])
    const { number } = await getCustomer(member(), ids[0] ?? '')
    expect(await names({ q: number })).toEqual(['Zoe'])
    expect(await names({ ids: ids.join(',') })).toEqual(['zack', 'Zoe'])
    expect(await names({ ids: ids.join(','), sort: '-updatedAt' })).toEqual(['zack', 'Zoe'])
    const first = await listCustomers(member(), query({ ids: ids.join(','), limit: 1 }))
    const asked = query({ ids: ids.join(','), limit: 1, after: first.next })
    expect(await tripsOf(world, () => listCustomers(member(), asked))).toBe(1)
    expect((await listCustomers(member(), asked)).items.map((customer) => customer.name)).toEqual(['Zoe'])
  })

  it('leaves deleted ones out', async () => {
    const id = await aCustomer(world, { name: 'Gone' })
    await world.db.execute(sql`update customers set deleted_at = now_ms() where id = ${id}`)
    expect((await listCustomers(member(), query({ q: 'Gone' }))).items).toEqual([])
    await expect(getCustomer(member(), id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('finding customers by exactly what is written', () => {
  it('takes a number, an address or a name, whatever the case, and no part of one', async () => {
    const made = await createCustomer(member(), {
      id: uuidv7(),
      name: 'Zoë Quist',
      email: 'zoe@quist.example',
    })
    const texts = [made.number.toLowerCase(), 'ZOE@quist.example', 'zoë quist', 'Zoë', 'zoë quist']
    const before = world.gateway.roundTrips()
    const { items } = await matchCustomers(world.as('viewer'), texts)
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(items.map(({ text, customers }) => [text, customers.map(({ id }) => id)]).toSorted()).toEqual(
      texts
        .slice(0, 3)
        .map((text) => [text, [made.id]])
        .toSorted(),
    )
    expect(Customer.parse(items[0]?.customers[0])).toEqual(made)
  })

  it('answers all of one name, few of very many, and nobody who was deleted', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => aCustomer(world, { name: 'Seven Alike' })))
    await world.db.execute(sql`update customers set deleted_at = now_ms() where id = ${ids[0]}`)
    const named = async () => (await matchCustomers(member(), ['seven alike'])).items[0]?.customers ?? []
    expect(await named()).toHaveLength(5)
    expect((await named()).map(({ id }) => id)).not.toContain(ids[0])
  })
})
