import type { ImportError } from '../contract.ts'
import { type Mapping, rejectReason, type RowError } from '../rules.ts'

/** What is wrong with a row, in words and by the columns of the file. */
export const toErrors = (
  errors: readonly RowError[],
  { headers, mapping }: { headers: readonly string[]; mapping: Mapping },
): ImportError[] =>
  errors.map((error) => ({
    field: error.field,
    column: error.field === null ? null : (headers[mapping.indexOf(error.field)] ?? null),
    value: error.value,
    reason: rejectReason(error),
  }))
