import { z } from 'zod'

export const roles = ['viewer', 'member', 'lead', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Permission levels: a verb names the level it needs; a role may do everything at or below its own. */
export const levels = { viewer: 20, member: 50, lead: 80, admin: 100 } as const satisfies Record<Role, number>

/** Who acts. `system` is a schedule, a webhook or a job step. */
export type Actor =
  | { kind: 'user' | 'token'; id: string; name: string; email: string; role: Role }
  | { kind: 'system'; id: string; name: string; role: 'admin' }
  | { kind: 'nobody'; id: 'nobody'; name: 'nobody'; role: null }
