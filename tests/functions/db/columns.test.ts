import { pgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import { instant } from '../../../functions/db/columns.ts'

const { at } = pgTable('moments', { at: instant('at') })

it.each([
  ['2026-11-20 08:35:12+00', '2026-11-20T08:35:12.000Z'],
  ['2026-11-20 08:35:12.5+00', '2026-11-20T08:35:12.500Z'],
  ['2026-11-20 08:35:12.123456+00', '2026-11-20T08:35:12.123Z'],
  ['2026-11-20 08:35:12.12+05:30', '2026-11-20T03:05:12.120Z'],
  ['2026-11-20 20:35:12-05', '2026-11-21T01:35:12.000Z'],
])('reads the instant %s of the database as %s', (text, iso) => {
  expect(at.mapFromDriverValue(text)).toBe(iso)
})
