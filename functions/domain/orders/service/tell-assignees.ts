import { notify } from '#domain/notifications'
import type { News } from '#domain/notifications/contract.ts'
import type { Ctx } from '../../context.ts'
import type { Order, OrderChanges } from '../contract.ts'
import { readMoves } from '../repository/moves.ts'

type Told = Pick<Order, 'id' | 'number' | 'assigneeId'> & Partial<Pick<Order, 'status'>>

interface Edit {
  id: string
  updatedAt: string
  changes: OrderChanges
}

/** Tells people that an edit gave them orders or moved theirs, except what they did themselves. Never fails the edit. */
export async function tellOfEdit(ctx: Ctx, rows: Told[], edits: Edit[]): Promise<void> {
  const theirs = ofOthers(ctx, rows)
  const tells = edits.some(({ changes }) => changes.status !== undefined || changes.assigneeId !== undefined)
  if (!tells || theirs.length === 0) return
  await bestEffort(ctx, async () => {
    const theirIds = new Set(theirs.map((order) => order.id))
    const seen = edits.filter((edit) => theirIds.has(edit.id))
    const moves = new Map((await readMoves(ctx.db, seen, ctx.requestId)).map((move) => [move.id, move]))
    const assigned = theirs.filter((order) => moves.get(order.id)?.assigned)
    const moved = theirs.filter((order) => moves.get(order.id)?.moved && !assigned.includes(order))
    await notify(ctx, [...byAssignee(assigned, assignment), ...byAssignee(moved, statusChange)])
  })
}

/** Tells whoever a new order was given to. */
export async function tellOfAssignment(ctx: Ctx, order: Told): Promise<void> {
  await bestEffort(ctx, () => notify(ctx, byAssignee(ofOthers(ctx, [order]), assignment)))
}

/** Tells the assignee of an order what somebody else wrote about it. */
export async function tellOfComment(ctx: Ctx, order: Told, body: string): Promise<void> {
  const news = byAssignee(ofOthers(ctx, [order]), () => ({
    kind: 'comment' as const,
    title: `${ctx.actor.name} commented on ${order.number}`,
    body: body.length > 200 ? `${body.slice(0, 200)}…` : body,
  }))
  await bestEffort(ctx, () => notify(ctx, news))
}

const ofOthers = (ctx: Ctx, rows: Told[]) =>
  rows.filter((order) => order.assigneeId !== null && order.assigneeId !== ctx.actor.id)

type Words = Pick<News, 'kind' | 'title' | 'body'>

function byAssignee(rows: Told[], words: (orders: Told[]) => Words): News[] {
  const userIds = [...new Set(rows.flatMap((order) => order.assigneeId ?? []))]
  return userIds.map((userId) => {
    const orders = rows.filter((order) => order.assigneeId === userId)
    const link = orders.length === 1 ? `/orders/${orders[0]?.id}` : `/orders?assignee=${userId}`
    return { to: { userIds: [userId] }, ...words(orders), link }
  })
}

const assignment = (orders: Told[]): Words => ({
  kind: 'assignment',
  title:
    orders.length === 1
      ? `${orders[0]?.number} was assigned to you`
      : `${orders.length} orders were assigned to you`,
  body: '',
})

const statusChange = (orders: Told[]): Words => ({
  kind: 'status_change',
  title:
    orders.length === 1
      ? `${orders[0]?.number} is ${orders[0]?.status}`
      : `${orders.length} of your orders changed their status`,
  body: '',
})

async function bestEffort(ctx: Ctx, tell: () => Promise<void>): Promise<void> {
  try {
    await tell()
  } catch (error) {
    ctx.log.warn('assignees_not_told', { message: error instanceof Error ? error.message : String(error) })
  }
}
