export const auditActions = ['insert', 'update', 'delete', 'restore'] as const

/** A column's name as it is on the wire: `reported_health` → `reportedHealth`. */
export const fieldName = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
