import { z } from 'zod'

/** An instant: ISO 8601, UTC, milliseconds. */
export const Instant = z.iso.datetime({
  precision: 3,
  message: 'Must be a UTC time such as 2026-01-31T12:00:00.000Z',
})

/** A calendar day without a zone. */
export const Day = z.iso.date('Must be a date such as 2026-01-31')

/** An exact decimal amount with two places, as text; its currency stands beside it. */
export const Money = z
  .string()
  .regex(/^-?\d{1,16}(\.\d{1,2})?$/, 'Must be an amount such as 1250.50')
  .transform((text) => {
    const [whole = '0', cents = ''] = text.split('.')
    return `${whole.replace(/^(-?)0+(?=\d)/, '$1')}.${cents.padEnd(2, '0')}`
  })

export const Currency = z.string().regex(/^[A-Z]{3}$/, 'Must be a currency code such as EUR')

export const Id = z.uuid()

/** What lists of deleted rows tell of each beside the row itself; `deletedBy` is a name. */
export const deletion = { deletedAt: Instant, deletedBy: z.string().nullable() }

/** The envelope of one edit: the version it was made on, and only the changed fields. */
export const edit = <S extends z.ZodObject>(changes: S) =>
  z.object({
    updatedAt: Instant,
    changes: changes
      .partial()
      .refine((value) => Object.keys(value).length > 0, 'Name at least one field to change'),
  })

export const bulkEdit = <S extends z.ZodObject>(changes: S) =>
  z.object({
    items: z
      .array(edit(changes).extend({ id: Id }))
      .min(1)
      .max(1000),
  })
