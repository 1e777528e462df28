import type { Ctx } from '../../../context.ts'
import type { OrderImport, OrderImportDetail } from '../contract.ts'
import { listRejects, type StoredImport } from '../repository/imports.ts'
import { mappingErrors } from '../rules.ts'
import { toErrors } from './errors.ts'
import { needsConversion } from './file.ts'
import { preview } from './preview.ts'
import { type Reading, readWith } from './reading.ts'

const shownRejects = 200
const shownSamples = 5
const sampleLength = 100

/** Whether a run works on it, or will. One whose run has ended otherwise stands still. */
export const isActive = ({ state, runId, runState }: StoredImport): boolean =>
  (state === 'queued' || state === 'running') &&
  runId !== null &&
  (runState === 'queued' || runState === 'running')

const stopped = 'The import stopped before its end. Start it again: it goes on where it stopped.'

export function toWire(row: StoredImport): OrderImport {
  const died = row.runId !== null && (row.state === 'queued' || row.state === 'running') && !isActive(row)
  const { read, inserted, updated, unchanged, rejected } = row
  return {
    id: row.id,
    fileName: row.fileName,
    format: row.format,
    bytes: row.bytes,
    state: died ? 'failed' : row.state,
    phase: died ? null : phaseOf(row),
    rowsTotal: row.rowsTotal,
    counts: { read, matched: updated + unchanged, inserted, updated, unchanged, rejected },
    error: died ? stopped : row.error,
    options: row.options,
    runId: row.runId,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    columns: row.headers.map((name, i) => ({ name, field: row.mapping[i] ?? null })),
    fileKept: row.fileDeletedAt === null,
  }
}

function phaseOf(row: StoredImport): OrderImport['phase'] {
  if (row.state !== 'queued' && row.state !== 'running') return null
  if (needsConversion(row) && !row.converted) return 'convert'
  return row.rowsTotal === null ? 'check' : 'write'
}

/** `reading`: the beginning of the file, where it has been read already. */
export async function presentDetail(
  ctx: Ctx,
  row: StoredImport,
  reading?: Reading,
): Promise<OrderImportDetail> {
  const wire = toWire(row)
  const isDraft = row.state === 'draft' && row.fileDeletedAt === null
  const head = isDraft ? (reading ?? (await readWith(ctx, row, row.mapping))) : undefined
  const rejects = await listRejects(ctx.db, row.id, { after: 0, limit: shownRejects + 1 })
  return {
    ...wire,
    columns: wire.columns.map((column, i) => ({ ...column, samples: head ? samplesOf(head, i) : [] })),
    sheets: head?.sheets ?? [],
    preview: head && row.mapping.includes('number') ? await preview(ctx, row, head) : null,
    problems: row.state === 'draft' ? mappingErrors(row.mapping, row.headers.length) : [],
    rejects: rejects
      .slice(0, shownRejects)
      .map(({ line, errors }) => ({ line, errors: toErrors(errors, row) })),
    rejectsTruncated: rejects.length > shownRejects,
  }
}

function samplesOf({ rows }: Reading, column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const text = (row.cells()[column] ?? '').trim().slice(0, sampleLength)
    if (text !== '') samples.add(text)
    if (samples.size >= shownSamples) break
  }
  return [...samples]
}
