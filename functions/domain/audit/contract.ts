import { z } from 'zod'
import { listOf, page } from '../page.ts'
import { Day, Instant } from '../values.ts'
import { auditActions } from './rules.ts'

/** One field of a row. Numbers are exact decimal text; lists and objects stay what they are. */
const FieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })

const AuditActor = z
  .object({
    id: z.string(),
    name: z.string(),
    /** `database` is a change that came past the application, by a migration or by hand. */
    kind: z.enum(['person', 'system', 'database']),
  })
  .meta({ id: 'AuditActor' })
export type AuditActor = z.infer<typeof AuditActor>

export const AuditEntry = z
  .object({
    id: z.int(),
    at: Instant,
    actor: AuditActor,
    requestId: z.string().nullable(),
    table: z.string(),
    rowId: z.string(),
    /** What the row is called today, and the key that its page has; null where it has none. */
    rowName: z.string().nullable(),
    rowKey: z.string().nullable(),
    action: z.enum(auditActions),
    /** Only the fields that changed, by name. */
    changes: z.array(FieldChange),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = page(AuditEntry).meta({ id: 'AuditPage' })

/** `after` is the `next` of the page before. */
export const HistoryQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.coerce.number('Must be the `next` of the page before').int().min(0).optional(),
})
export type HistoryQuery = z.infer<typeof HistoryQuery>

/** One or several, separated by commas. */
const names = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.string()).min(1).max(100))
  .optional()

/** `from` and `to` are days of the workspace's time zone, both included. */
export const AuditQuery = HistoryQuery.extend({
  table: names,
  /** Id of a row, the key of a project or the number of an order. */
  rowId: z.string().trim().max(200).optional(),
  /** Ids of people, or for example `system:notion`. */
  actor: names,
  action: listOf(auditActions),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** What the trail can be filtered by: every table and every actor in it. */
export const AuditFilters = z
  .object({ tables: z.array(z.string()), actors: z.array(AuditActor) })
  .meta({ id: 'AuditFilters' })
export type AuditFilters = z.infer<typeof AuditFilters>
