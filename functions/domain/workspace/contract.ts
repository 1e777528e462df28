import { z } from 'zod'
import { edit, Id, Instant } from '../values.ts'
import { isTimeZone } from './rules.ts'

const fields = {
  name: z.string().trim().min(1, 'Give the workspace a name').max(120),
  /** Governs what "today" is, and how times are filtered, grouped and shown. */
  timeZone: z.string().refine(isTimeZone, 'Must be a time zone such as Europe/Berlin'),
}

export const Workspace = z
  .object({
    id: Id,
    ...fields,
    /** True where demo accounts and data were put in. */
    demo: z.boolean(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Workspace' })
export type Workspace = z.infer<typeof Workspace>

export const WorkspaceEdit = edit(z.object(fields))
export type WorkspaceEdit = z.infer<typeof WorkspaceEdit>

/** The pages that can be hidden. A page brings its flag when it is built; the dashboard has none. */
export const flagKeys = ['overview', 'pipelines', 'data-quality', 'projects', 'orders'] as const
export const FlagKey = z.enum(flagKeys)
export type FlagKey = z.infer<typeof FlagKey>

export const Flag = z
  .object({
    key: FlagKey,
    enabled: z.boolean(),
    /** null while nobody has touched it: then it is enabled. */
    updatedAt: Instant.nullable(),
    /** The name of who set it last. */
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Flag' })
export type Flag = z.infer<typeof Flag>

export const Flags = z.object({ items: z.array(Flag) }).meta({ id: 'Flags' })

export const FlagSetting = z.object({ enabled: z.boolean() })
