import { authorise } from '#domain/identity'
import { encodeBlocks, streamOf } from '#domain/tables/rules.ts'
import type { Ctx } from '../../../context.ts'
import { csvHead, csvRow } from '../../../csv.ts'
import { listRejects, type StoredImport } from '../repository/imports.ts'
import { toErrors } from './errors.ts'
import { beginning, notKept, readRecords } from './file.ts'
import { getStored } from './stored.ts'

const addedHeaders = ['Rejected line', 'Rejected column', 'Rejected because']
const pageRows = 1000

/** The rejected rows with all their cells as they stand in the file, in its order, as CSV. Throws `not_found` once the file is deleted. */
export async function streamRejects(
  ctx: Ctx,
  id: string,
): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  authorise(ctx, 'lead')
  const row = await getStored(ctx, id)
  if (row.fileDeletedAt !== null) throw notKept()
  const name = `${row.fileName.replace(/\.[^.]*$/, '')} rejected`
  return { name, body: streamOf(encodeBlocks(rejectedText(ctx, row))) }
}

async function* rejectedText(ctx: Ctx, row: StoredImport): AsyncGenerator<string> {
  yield csvHead([...row.headers, ...addedHeaders])
  const rejects = rejectsOf(ctx, row.id)
  let next = await rejects.next()
  if (next.done) return
  for await (const records of readRecords(ctx, row, await beginning(ctx, row)))
    for (const record of records) {
      if (next.done) return
      if (record.line !== next.value.line) continue
      const errors = toErrors(next.value.errors, row)
      const cells = record.cells()
      const width = row.headers.map((_, i) => cells[i] ?? '')
      yield csvRow([
        ...width,
        record.line,
        joined(errors.map(({ column }) => column)),
        joined(errors.map(({ reason }) => reason)),
      ])
      next = await rejects.next()
    }
}

const joined = (texts: (string | null)[]) => [...new Set(texts.filter((text) => text !== null))].join('; ')

async function* rejectsOf(ctx: Ctx, id: string) {
  let after = 0
  for (;;) {
    const page = await listRejects(ctx.db, id, { after, limit: pageRows })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageRows) return
    after = last.line
  }
}
