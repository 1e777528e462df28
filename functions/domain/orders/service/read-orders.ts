import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { Page } from '../../page.ts'
import type {
  LandmarkQuery,
  Landmarks,
  NeighbourQuery,
  Order,
  OrderDetail,
  OrderItem,
  OrderQuery,
} from '../contract.ts'
import { readDetails, readItems } from '../repository/detail.ts'
import * as repository from '../repository/list.ts'

export async function listOrders(ctx: Ctx, query: OrderQuery): Promise<Page<Order>> {
  authorise(ctx, 'viewer')
  return repository.listOrders(ctx.db, query)
}

export async function getLandmarks(ctx: Ctx, query: LandmarkQuery): Promise<Landmarks> {
  authorise(ctx, 'viewer')
  const at = ctx.now().toISOString()
  return { ...(await repository.findLandmarks(ctx.db, query)), at }
}

export async function getOrder(ctx: Ctx, id: string): Promise<OrderDetail> {
  authorise(ctx, 'viewer')
  const [order] = await readDetails(ctx.db, [id])
  if (!order) throw notFound('order')
  return order
}

/** By position. */
export async function listOrderItems(ctx: Ctx, id: string): Promise<OrderItem[]> {
  authorise(ctx, 'viewer')
  const [order] = await readItems(ctx.db, id)
  if (!order) throw notFound('order')
  return order.items
}

/** The orders before and after one in a list, whether or not that list still holds it. */
export async function getNeighbours(
  ctx: Ctx,
  id: string,
  query: NeighbourQuery,
): Promise<{ previous: string | null; next: string | null }> {
  authorise(ctx, 'viewer')
  const neighbours = await repository.findNeighbours(ctx.db, id, query)
  if (!neighbours) throw notFound('order')
  return neighbours
}
