import { z } from 'zod'

/** RFC 9457 problem details. `code` is stable; `detail` is for people; conflicts add `current` and `conflictingFields`. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
