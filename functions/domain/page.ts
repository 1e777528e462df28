import { z } from 'zod'

/** How every list is asked for. `after` is the `next` of the page before; `sort` a field name, descending with a leading `-`. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2000).optional(),
  q: z.string().trim().max(200).optional(),
})

export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export interface Page<Item> {
  items: Item[]
  next: string | null
}

/** A `sort` parameter over a closed list of fields. */
export const sortBy = <const F extends readonly [string, ...string[]]>(
  fields: F,
  fallback: F[number] | `-${F[number]}`,
) => z.enum(fields.flatMap((field) => [field, `-${field}`])).default(fallback)

/** A filter that may be given several times or as a comma-separated list. */
export const listOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)).max(50))
    .optional()
