import { z } from 'zod'

const Place = z.object({ offset: z.int(), line: z.int() })

/** How far a file has been looked through: its records so far, and where its rows begin. */
const Checked = z.object({ at: Place, records: z.int(), start: Place.nullable() })
export type Checked = z.infer<typeof Checked>

/** How far the file has been looked through; where the writing stands, the import itself knows. */
export const Cursor = z.object({ checked: Checked.nullable() })
export type Cursor = z.infer<typeof Cursor>
