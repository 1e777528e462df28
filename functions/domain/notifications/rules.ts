import type { Role } from '#domain/identity/contract.ts'
import { levels, roles } from '#domain/identity/rules.ts'

const restricted: Record<string, Role> = {
  people: 'admin',
  audit: 'admin',
  schedules: 'admin',
  'order-bulk-changes': 'lead',
}

/** The role that may hear of changes to a topic; the same that may read it. */
export const topicLevel = (topic: string): Role => restricted[topic] ?? 'viewer'

/** The roles at or above a level. */
export const rolesFrom = (level: Role): Role[] => roles.filter((role) => levels[role] >= levels[level])
