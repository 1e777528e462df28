/** How the rows of a file become orders: pure, without database and storage. */
export { type Batch, batchesOf, type FileOrder, type RejectedRow } from './rules/batches.ts'
export {
  dateStyles,
  delimiters,
  encodings,
  type ImportField,
  importFields,
  importPhases,
  importStates,
  lineFields,
  type Mapping,
  neededByNew,
  numberStyles,
  type Styles,
} from './rules/fields.ts'
export { guessMapping } from './rules/headers.ts'
export { mappingErrors } from './rules/mapping.ts'
export { rejectReason } from './rules/reasons.ts'
export { type CellValue } from './rules/cells.ts'
export { type FileRow, type RowError, type RowPlan, rowReader } from './rules/rows.ts'
export { guessStyles } from './rules/styles.ts'
