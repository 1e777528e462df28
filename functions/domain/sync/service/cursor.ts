import { z } from 'zod'
import { notionRoles } from '../contract.ts'
import { Position } from '../notion/paging.ts'

const Role = z.enum(notionRoles)

/** A role that is being read. */
const Reading = z.object({
  dataSourceId: z.string(),
  /** By the database's clock. */
  openedAt: z.string(),
  since: z.string().nullable(),
  watermark: z.string().nullable(),
  /** null: all rows are read, the role has to be closed. */
  position: Position.nullable(),
  read: z.int(),
  changed: z.int(),
})

/** Where a run of the sync stands, between two steps. */
export const SyncCursor = z.object({
  /** Names the run's sweep; a replay goes on with it. */
  sweepId: z.uuid(),
  /** Roles that are not done yet; the first one is next. */
  todo: z.array(Role),
  /** The first role of `todo`, once it is opened. */
  reading: Reading.nullable(),
  /** Watermarks of the roles that are done; they move when the run ends. */
  marks: z.array(
    z.object({
      role: Role,
      watermark: z.string().nullable(),
      complete: z.boolean(),
    }),
  ),
  /** Roles that were left out because their source could not be read, and why. */
  refused: z.array(z.object({ role: Role, reason: z.string() })).default([]),
  /** Rows that the run changed so far. */
  changed: z.int(),
})
export type SyncCursor = z.infer<typeof SyncCursor>
export type Reading = z.infer<typeof Reading>

/** Where a run of the events job stands, between two steps. */
export const EventsCursor = z.object({
  /** Events that this run has settled. */
  settled: z.int(),
  /** Rows that it changed. */
  changed: z.int(),
  /** What follows from the changes is done. */
  finished: z.boolean(),
})
export type EventsCursor = z.infer<typeof EventsCursor>
