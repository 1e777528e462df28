import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listNotifications } from '#domain/notifications'
import { NotificationQuery } from '#domain/notifications/contract.ts'
import { addComment, changeOrderStatus, deleteComment, editOrders, getOrder } from '#domain/orders'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../world.ts'
import { anOrder, aPerson } from './shop.ts'

let world: World
let mia: Ctx
let anna: Ctx
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  mia = await aPerson(world, 'member', 'Mia')
  anna = await aPerson(world, 'member', 'Anna')
})

const newsOf = async (ctx: Ctx) =>
  (await listNotifications(ctx, NotificationQuery.parse({}))).items.map(({ kind, title, body, link }) => ({
    kind,
    title,
    body,
    link,
  }))

describe('a comment', () => {
  it('is written once however often it is sent, and shown with its author', async () => {
    const order = await anOrder(mia, world)
    const id = uuidv7()
    const first = await addComment(mia, order.id, { id, body: 'Call them back' })
    expect(first).toMatchObject({ id, authorId: mia.actor.id, authorName: 'Mia', body: 'Call them back' })
    expect(await addComment(mia, order.id, { id, body: 'Call them back' })).toEqual(first)
    expect((await getOrder(mia, order.id)).comments).toEqual([first])
    expect(world.published).toContainEqual({ topic: 'orders', ids: [order.id] })
  })

  it('is deleted by its author or an admin, and by nobody else', async () => {
    const order = await anOrder(mia, world)
    const ids = [uuidv7(), uuidv7()]
    for (const id of ids) await addComment(mia, order.id, { id, body: 'Text' })
    const [own = '', other = ''] = ids
    await expect(deleteComment(anna, order.id, own)).rejects.toMatchObject({ code: 'forbidden' })
    await deleteComment(mia, order.id, own)
    await expect(deleteComment(mia, order.id, own)).rejects.toMatchObject({ code: 'not_found' })
    await deleteComment(world.as('admin'), order.id, other)
    expect((await getOrder(mia, order.id)).comments).toEqual([])
  })

  it('needs an order, and a person', async () => {
    const comment = { id: uuidv7(), body: 'Text' }
    await expect(addComment(mia, uuidv7(), comment)).rejects.toMatchObject({ code: 'not_found' })
    const order = await anOrder(mia, world)
    const system = { ...mia, actor: { kind: 'system', id: 'system:x', name: 'x', role: 'admin' } as const }
    await expect(addComment(system, order.id, comment)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('people whose orders others change', () => {
  it('hear of an assignment, a change of status and a comment, each with the way to the order', async () => {
    const order = await anOrder(mia, world, { assigneeId: anna.actor.id })
    const moved = await changeOrderStatus(mia, order.id, {
      updatedAt: order.updatedAt,
      status: 'confirmed',
      reason: null,
    })
    await addComment(mia, order.id, { id: uuidv7(), body: 'Please hurry' })
    expect(moved.status).toBe('confirmed')
    const link = `/orders/${order.id}`
    expect(await newsOf(anna)).toEqual([
      { kind: 'comment', title: `Mia commented on ${order.number}`, body: 'Please hurry', link },
      { kind: 'status_change', title: `${order.number} is confirmed`, body: '', link },
      { kind: 'assignment', title: `${order.number} was assigned to you`, body: '', link },
    ])
    expect(world.published).toContainEqual({ topic: 'notifications', userId: anna.actor.id })
    expect(await newsOf(mia)).toEqual([])
  })

  it('hear once of many orders, and nothing of what they did themselves or of what did not change', async () => {
    const orders = [await anOrder(mia, world), await anOrder(mia, world)]
    const edits = orders.map(({ id, updatedAt }) => ({
      id,
      updatedAt,
      changes: { assigneeId: anna.actor.id },
    }))
    const saved = await editOrders(mia, edits)
    expect(await newsOf(anna)).toEqual([
      {
        kind: 'assignment',
        title: '2 orders were assigned to you',
        body: '',
        link: `/orders?assignee=${anna.actor.id}`,
      },
    ])
    const again = saved.map(({ id, updatedAt }) => ({
      id,
      updatedAt,
      changes: { assigneeId: anna.actor.id, note: 'x' },
    }))
    const noted = await editOrders(mia, again)
    await editOrders(
      anna,
      noted.map(({ id, updatedAt }) => ({ id, updatedAt, changes: { status: 'confirmed' as const } })),
    )
    expect(await newsOf(anna)).toHaveLength(1)
  })

  it('hear nothing when telling fails, and the change is saved', async () => {
    const order = await anOrder(mia, world)
    const warned: string[] = []
    const log = { info() {}, warn: (event: string) => void warned.push(event), error() {} }
    const live = {
      publish: async (change: { topic: string }) =>
        change.topic === 'notifications' ? Promise.reject(new Error('down')) : undefined,
    }
    const changes = { assigneeId: anna.actor.id }
    const [saved] = await editOrders({ ...mia, log, live }, [
      { id: order.id, updatedAt: order.updatedAt, changes },
    ])
    expect(saved).toMatchObject({ assigneeName: 'Anna' })
    expect(warned).toEqual(['assignees_not_told'])
  })
})
