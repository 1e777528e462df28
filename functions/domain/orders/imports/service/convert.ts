import { encodeBlocks, plainRow, readSheet, streamOf } from '#domain/tables/rules.ts'
import type { Ctx } from '../../../context.ts'
import { bodyOf, fileKey, rowsKey, type Source, workbookOf } from './file.ts'

/**
 * Writes the rows of a workbook, or of text in UTF-16, down as text in UTF-8, so that they can be read from any byte on. Row 7 of a sheet becomes the
 * seventh record. Done again it replaces what is there.
 */
export async function convert(ctx: Ctx, source: Source): Promise<void> {
  const text = source.format === 'xlsx' ? sheetText(ctx, source) : decodedText(ctx, source)
  await ctx.files.put(rowsKey(source.id), streamOf(encodeBlocks(text)))
}

async function* sheetText(ctx: Ctx, source: Source): AsyncGenerator<string> {
  let written = 0
  for await (const rows of readSheet(workbookOf(ctx, source), source.options.sheet)) {
    let text = ''
    for (const { row, cells } of rows) {
      text += '\n'.repeat(row - written - 1) + plainRow(cells)
      written = row
    }
    yield text
  }
}

async function* decodedText(ctx: Ctx, { id, options }: Source): AsyncGenerator<string> {
  const decoder = new TextDecoder(options.encoding, { fatal: false, ignoreBOM: false })
  for await (const chunk of await bodyOf(ctx, fileKey(id))) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
