import { z } from 'zod'
import { page, PageQuery, sortBy } from '../page.ts'
import { Day, edit, Id, Instant } from '../values.ts'

/** What a Notion database holds for us. Rows of one role refer to rows of the roles before it. */
export const notionRoles = ['programs', 'projects', 'budgetLines', 'risks', 'actions'] as const
export const NotionRole = z.enum(notionRoles)
export type NotionRole = z.infer<typeof NotionRole>

/** Which Notion property feeds which field of ours. */
export const PropertyMapping = z
  .object({
    id: Id,
    role: NotionRole,
    field: z.string(),
    /** Follows a rename in Notion once the property was seen. */
    propertyName: z.string(),
    /** Notion's id of the property; null until a sync has found it. */
    propertyId: z.string().nullable(),
    /** Property types that the field can be read from. */
    accepts: z.array(z.string()),
    required: z.boolean(),
    updatedAt: Instant,
  })
  .meta({ id: 'PropertyMapping' })
export type PropertyMapping = z.infer<typeof PropertyMapping>

export const PropertyMappings = z.object({ items: z.array(PropertyMapping) })

const MappingChanges = z.object({ propertyName: z.string().trim().min(1, 'Name the property').max(200) })
export const MappingEdit = edit(MappingChanges)
export type MappingEdit = z.infer<typeof MappingEdit> & { id: string }

/** What is read from Notion. Its secrets and ids come from the configuration and are not edited here. */
export const NotionSources = z
  .object({
    /** Whether a token is set. */
    connected: z.boolean(),
    /** A stand-in on this machine plays Notion. */
    standIn: z.boolean(),
    items: z.array(
      z.object({
        role: NotionRole,
        /** The database or data source that the configuration names; null when it names none. */
        configuredId: z.string().nullable(),
        /** What it was resolved to; null until the first sync. */
        dataSourceId: Id.nullable(),
        rows: z.int(),
        syncedAt: Instant.nullable(),
        fullySyncedAt: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'NotionSources' })
export type NotionSources = z.infer<typeof NotionSources>

/** Rows of a role that a full run did not find in Notion and kept, because they were too many to be deleted unasked. */
export const WithheldDeletion = z
  .object({
    role: NotionRole,
    /** How many are gone, of how many that there are. */
    gone: z.int(),
    live: z.int(),
    /** Somebody agreed: the next full run deletes them. */
    confirmed: z.boolean(),
    since: Instant,
  })
  .meta({ id: 'WithheldDeletion' })
export type WithheldDeletion = z.infer<typeof WithheldDeletion>

export const WithheldDeletions = z.object({ items: z.array(WithheldDeletion) })

/** `gone`: the number that was seen. When more rows are gone by then, they are kept again. */
export const DeletionConfirmation = z.object({ gone: z.int().min(1) })

/** How the webhook stands. `verificationToken` is what Notion asks for to finish the subscription; null when it comes from the configuration. */
export const WebhookStatus = z
  .object({
    url: z.string(),
    source: z.enum(['configuration', 'handshake']).nullable(),
    verificationToken: z.string().nullable(),
    receivedAt: Instant.nullable(),
    lastEventAt: Instant.nullable(),
    waitingEvents: z.int(),
  })
  .meta({ id: 'NotionWebhook' })
export type WebhookStatus = z.infer<typeof WebhookStatus>

export const Received = z.object({ received: z.enum(['handshake', 'event', 'duplicate']) })
export type Received = z.infer<typeof Received>

export const NotionAction = z
  .object({
    id: Id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    assignee: z.string().nullable(),
    dueDate: Day.nullable(),
    projectId: Id.nullable(),
    projectKey: z.string().nullable(),
    projectName: z.string().nullable(),
    riskId: Id.nullable(),
    riskName: z.string().nullable(),
    editedAt: Instant,
  })
  .meta({ id: 'NotionAction' })
export type NotionAction = z.infer<typeof NotionAction>

export const NotionActionPage = page(NotionAction)

export const actionSorts = ['dueDate', 'name', 'status', 'assignee', 'projectName', 'editedAt'] as const

export const NotionActionQuery = PageQuery.extend({
  sort: sortBy(actionSorts, 'dueDate'),
  /** A status as Notion writes it, for example `In progress`. */
  status: z.string().max(100).optional(),
  projectId: Id.optional(),
})
export type NotionActionQuery = z.infer<typeof NotionActionQuery>
