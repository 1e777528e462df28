import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { cancelRun, startRun } from '#domain/jobs'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, invalid } from '../../errors.ts'
import type { ImportSetting, OrderImport, OrderImportDetail } from './contract.ts'
import { importJobKey } from './job.ts'
import * as repository from './repository/imports.ts'
import { mappingErrors } from './rules.ts'
import { type Reading, readWith } from './service/reading.ts'
import { getStored } from './service/stored.ts'
import { type Upload, upload } from './service/upload.ts'
import { isActive, presentDetail, toWire } from './service/wire.ts'

const listed = 50

/** Stores a file and guesses how to read it; nothing is imported yet. Throws `too_large`, and `invalid` for what is no table. */
export async function createImport(ctx: Ctx, file: Upload): Promise<OrderImportDetail> {
  authorise(ctx, 'lead')
  const id = uuidv7()
  const { reading, ...stored } = await upload(ctx, id, file)
  const { options, headers, mapping } = reading
  const row = { ...stored, id, options, headers, mapping: [...mapping], createdBy: ctx.actor.id }
  await write(ctx, [repository.insertImport(ctx.db, row)])
  return tell(ctx, id, reading)
}

export async function listImports(ctx: Ctx): Promise<OrderImport[]> {
  authorise(ctx, 'lead')
  const rows = await repository.listImports(ctx.db, listed)
  return rows.map(toWire)
}

/** A draft comes with a preview. Throws `not_found`. */
export async function getImport(ctx: Ctx, id: string): Promise<OrderImportDetail> {
  authorise(ctx, 'lead')
  return presentDetail(ctx, await getStored(ctx, id))
}

/** Reads the file otherwise, or takes its columns for something else. Throws `conflict` once orders have been written. */
export async function setMapping(ctx: Ctx, id: string, setting: ImportSetting): Promise<OrderImportDetail> {
  authorise(ctx, 'lead')
  const row = await getStored(ctx, id)
  const options = { ...row.options, ...setting.options }
  const reading = await readWith(ctx, { ...row, options }, setting.mapping)
  const same =
    reading.headers.length === row.headers.length &&
    row.options.header === options.header &&
    row.options.sheet === options.sheet
  const mapping = setting.mapping ?? (same ? row.mapping : reading.mapping)
  if (mapping.length !== reading.headers.length) throw invalid(mappingErrors(mapping, reading.headers.length))
  const [changed] = await write(ctx, [
    repository.setReading(ctx.db, id, { options, headers: reading.headers, mapping: [...mapping] }),
  ])
  if (changed.length === 0) throw started()
  return tell(ctx, id, { ...reading, mapping })
}

/** Starts the import, or goes on with one that stopped. Asked again it changes nothing. Throws `invalid` for a mapping that cannot be run. */
export async function runImport(ctx: Ctx, id: string): Promise<OrderImportDetail> {
  authorise(ctx, 'lead')
  const row = await getStored(ctx, id)
  if (row.state === 'succeeded')
    throw new DomainError('conflict', 'This import is done. Upload the file again.')
  if (row.fileDeletedAt !== null)
    throw new DomainError('conflict', 'The file is not kept any more. Upload it again.')
  const errors = mappingErrors(row.mapping, row.headers.length)
  if (errors.length > 0) throw invalid(errors)
  if (!isActive(row)) {
    const by = { actor: ctx.actor.id, at: ctx.now().toISOString(), from: [row.state] }
    await write(ctx, [repository.setQueued(ctx.db, id, by)])
    const { runId } = await startRun(ctx, { jobKey: importJobKey, mode: 'full', subject: id })
    await write(ctx, [repository.setRun(ctx.db, id, runId)])
  }
  return tell(ctx, id)
}

/** Stops an import, or drops a draft; what is written stays. Asked again it changes nothing. Throws `conflict` for one that is done. */
export async function cancelImport(ctx: Ctx, id: string): Promise<OrderImportDetail> {
  authorise(ctx, 'lead')
  const row = await getStored(ctx, id)
  if (row.state === 'succeeded')
    throw new DomainError('conflict', 'This import is done; there is nothing to cancel.')
  const end = { state: 'cancelled' as const, error: null, at: ctx.now().toISOString() }
  await write(ctx, [repository.endImport(ctx.db, id, end)])
  if (row.runId && isActive(row)) await stopRun(ctx, row.runId)
  return tell(ctx, id)
}

/** The import's own state has stopped it already; its run may have ended in this moment. */
async function stopRun(ctx: Ctx, runId: string): Promise<void> {
  try {
    await cancelRun(ctx, { jobKey: importJobKey, id: runId })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'conflict') throw error
  }
}

async function tell(ctx: Ctx, id: string, reading?: Reading): Promise<OrderImportDetail> {
  await ctx.live.publish({ topic: 'order-imports', ids: [id] })
  return presentDetail(ctx, await getStored(ctx, id), reading)
}

const started = () =>
  new DomainError(
    'conflict',
    'The import has begun, so its columns stay as they are. Upload the file again to change them.',
  )
