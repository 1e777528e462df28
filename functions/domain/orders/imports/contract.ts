import { z } from 'zod'
import { Id, Instant } from '../../values.ts'
import {
  dateStyles,
  delimiters,
  encodings,
  importFields,
  importPhases,
  importStates,
  numberStyles,
} from './rules/fields.ts'

export const ImportField = z.enum(importFields)

/** How the file is read; guessed from its beginning. Workbooks have neither an encoding nor a separator. */
export const ImportOptions = z.object({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** Whether the first row has the names of the columns. */
  header: z.boolean(),
  numberStyle: z.enum(numberStyles),
  dateStyle: z.enum(dateStyles),
  /** The sheet of a workbook; the first one without it. */
  sheet: z.string().max(200).optional(),
})
export type ImportOptions = z.infer<typeof ImportOptions>

export const ImportMapping = z.array(ImportField.nullable()).max(200)

/** Both are kept as they are where they are left out; without `mapping` it is guessed anew when the columns change. */
export const ImportSetting = z.object({
  options: ImportOptions.partial().optional(),
  mapping: ImportMapping.optional(),
})
export type ImportSetting = z.infer<typeof ImportSetting>

/** `line`: in the file, or the row of the sheet, from 1. `field` and `column` are null for a row that is wrong as a whole. */
export const ImportError = z.object({
  field: ImportField.nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
})
export type ImportError = z.infer<typeof ImportError>

export const RejectedImportRow = z.object({ line: z.int(), errors: z.array(ImportError) })

/** A row as it would be taken: the text of each column as it stands there, and what would become of it. */
export const ImportPreviewRow = z.object({
  line: z.int(),
  cells: z.array(z.string()),
  /** By column: what is read from the cell, null for nothing and in columns that are left out. */
  values: z.array(z.string().nullable()),
  errors: z.array(ImportError),
  outcome: z.enum(['inserted', 'updated', 'unchanged', 'rejected']),
})
export type ImportPreviewRow = z.infer<typeof ImportPreviewRow>

export const ImportColumn = z.object({
  /** The word above the column; `Column 3` without one. */
  name: z.string(),
  field: ImportField.nullable(),
  /** What stands in its first rows. */
  samples: z.array(z.string()),
})

/**
 * `read` and `rejected` count rows of the file; `matched` (found by number: updated or unchanged) and the three after it count orders, of which
 * one can have several rows.
 */
export const ImportCounts = z.object({
  read: z.int(),
  matched: z.int(),
  inserted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const OrderImport = z
  .object({
    id: Id,
    fileName: z.string(),
    format: z.enum(['csv', 'xlsx']),
    bytes: z.int(),
    /** A draft waits to be started. A cancelled or failed one can be started again and goes on where it stopped. */
    state: z.enum(importStates),
    /** What a queued or running import does: unpack the workbook, look through the whole file, write orders. null when it does nothing. */
    phase: z.enum(importPhases).nullable(),
    /** Known when the file has been looked through. */
    rowsTotal: z.int().nullable(),
    counts: ImportCounts,
    /** Why it failed. */
    error: z.string().nullable(),
    options: ImportOptions,
    columns: z.array(ImportColumn.omit({ samples: true })),
    /** The run of the job `order-import`. */
    runId: Id.nullable(),
    createdBy: z.string(),
    createdAt: Instant,
    updatedAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    /** The file is deleted seven days after the end; its rejected rows can be downloaded until then. */
    fileKept: z.boolean(),
  })
  .meta({ id: 'OrderImport' })
export type OrderImport = z.infer<typeof OrderImport>

export const OrderImportDetail = OrderImport.extend({
  columns: z.array(ImportColumn),
  /** The names of the workbook's sheets, of a draft only. */
  sheets: z.array(z.string()),
  /** The first rows, of a draft only. */
  preview: z.array(ImportPreviewRow).nullable(),
  /** What keeps the draft from being started, at the field. */
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
  /** The first 200; all of them are in `…/rejects`. */
  rejects: z.array(RejectedImportRow),
  rejectsTruncated: z.boolean(),
}).meta({ id: 'OrderImportDetail' })
export type OrderImportDetail = z.infer<typeof OrderImportDetail>

/** The latest 50, newest first. */
export const OrderImports = z.object({ items: z.array(OrderImport) })
