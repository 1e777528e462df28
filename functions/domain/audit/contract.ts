import { z } from 'zod'
import { listOf, page } from '../page.ts'
import { Day, Instant } from '../values.ts'

export const auditActions = ['insert', 'update', 'delete', 'restore'] as const

/** One field of a row. Numbers are exact decimal text; lists and objects stay what they are. */
const FieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })

export const AuditEntry = z
  .object({
    id: z.int(),
    at: Instant,
    /** `database` is a change that came past the application, by a migration or by hand. */
    actor: z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['person', 'system', 'database']),
    }),
    requestId: z.string().nullable(),
    table: z.string(),
    rowId: z.string(),
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

/** `from` and `to` are days of the workspace's time zone, both included. */
export const AuditQuery = HistoryQuery.extend({
  table: z.string().max(63).optional(),
  rowId: z.string().max(200).optional(),
  /** Id of a person, or for example `system:notion`. */
  actor: z.string().max(200).optional(),
  action: listOf(auditActions),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>
