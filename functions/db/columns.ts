import { customType, uuid } from 'drizzle-orm/pg-core'

/** timestamptz as ISO 8601 in UTC with milliseconds, the one form of an instant on the wire and in the domain. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz',
  fromDriver: isoOf,
})

const inUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/** Sessions speak UTC, so the text is nearly always there already; a list of hundreds of rows would feel making dates of it. */
function isoOf(text: string): string {
  const [, day, time, fraction = ''] = inUtc.exec(text) ?? []
  if (day) return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}

/** date as `YYYY-MM-DD`, without a zone. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' })

/** numeric as an exact decimal string, for example `1250.50`. */
export const money = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(18, 2)' })

/** The columns of every row that users edit; the database moves updated_at. */
export const tracked = {
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
}

export const deletable = { ...tracked, deletedAt: instant('deleted_at') }

export const id = uuid('id').primaryKey()
