import { z } from 'zod'
import { Id, Instant } from '../../values.ts'
import { orderFilter, OrderStatus } from '../contract.ts'
import { changeStates, ordersAtOnce } from './rules.ts'

export const BulkAction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: OrderStatus,
    /** Why; some moves ask for it. */
    reason: z
      .string()
      .trim()
      .max(500, 'Must have at most 500 characters')
      .transform((text) => text || null)
      .nullable()
      .default(null),
  }),
  z.object({ kind: z.literal('assign'), assigneeId: Id.nullable() }),
])

export const BulkSelection = z.union([
  z.strictObject({
    ids: z
      .array(Id)
      .min(1, 'Choose at least one order')
      .max(ordersAtOnce, 'At most 1,000 orders; choose more by a filter'),
  }),
  /** All orders that a list with this filter shows, in the same words. An unknown word is refused: without it there would be more. */
  z.strictObject({ filter: z.strictObject(orderFilter) }),
])
export type BulkSelection = z.infer<typeof BulkSelection>

/** `id` is made by the client, so that sending it twice changes once. With `dryRun` nothing is changed, only counted. */
export const NewBulkChange = z.object({
  id: Id,
  selection: BulkSelection,
  action: BulkAction,
  dryRun: z.boolean().default(false),
})
export type NewBulkChange = z.infer<typeof NewBulkChange>

/** Orders that the change may not reach, by the reason. */
export const Refusals = z.array(
  z.object({
    /** The status of these orders; null: they no longer exist. */
    from: OrderStatus.nullable(),
    message: z.string(),
    count: z.int(),
  }),
)

/** What a bulk change would do now. `unchanged` orders already have what it would give. */
export const BulkPreview = z
  .object({ selected: z.int(), changed: z.int(), unchanged: z.int(), refused: Refusals })
  .meta({ id: 'OrderBulkPreview' })
export type BulkPreview = z.infer<typeof BulkPreview>

export const BulkChange = z
  .object({
    id: Id,
    action: BulkAction,
    /** `cancelled`: stopped with `done` of its orders decided. `undoing`: it is being taken back, which ends in `undone`. */
    state: z.enum(changeStates),
    /** Orders that were chosen, and how many of them are decided. */
    total: z.int(),
    done: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: Refusals,
    /** Orders that got their old values back, and those that others have changed since and that were left alone. */
    undone: z.int(),
    kept: z.int(),
    /** It can be taken back up to this instant; null when it cannot, or not yet. */
    undoableUntil: Instant.nullable(),
    requestedByName: z.string(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'OrderBulkChange' })
export type BulkChange = z.infer<typeof BulkChange>
