import { z } from 'zod'
import { edit, Id, Instant } from '../../values.ts'

/** What a page makes of it; the server only keeps it. At most 20,000 characters. */
export const Arrangement = z
  .record(z.string(), z.unknown())
  .refine(
    (value) => JSON.stringify(value).length <= 20_000,
    'This is more than can be kept; leave some of it out',
  )

const fields = {
  name: z.string().trim().min(1, 'Give the view a name').max(80),
  /** The query of the page's address, without the question mark. */
  search: z.string().max(4000),
  layout: Arrangement,
}

const Page = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'Must be the name of a page such as orders')

/** One person's view of a page: what it is filtered and sorted by, and how its table is laid out. */
export const SavedView = z
  .object({ id: Id, page: Page, ...fields, createdAt: Instant, updatedAt: Instant })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

export const SavedViews = z.object({ items: z.array(SavedView) })
export const SavedViewQuery = z.object({ page: Page })

/** `id` is made by the client, so that sending it twice makes one view. */
export const NewSavedView = z.object({ id: Id, page: Page, ...fields })
export type NewSavedView = z.infer<typeof NewSavedView>

export const SavedViewEdit = edit(z.object(fields))
export type SavedViewEdit = z.infer<typeof SavedViewEdit> & { id: string }

export const PreferenceKey = z
  .string()
  .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)*$/, 'Must be a name such as orders.columns')
  .max(80)

/** How one person arranged something; null until they did. */
export const Preference = z.object({ value: Arrangement.nullable() }).meta({ id: 'Preference' })
export type Preference = z.infer<typeof Preference>

export const NewPreference = z.object({ value: Arrangement })
