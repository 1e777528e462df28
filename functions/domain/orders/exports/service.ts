import { authorise } from '#domain/identity'
import { encodeBlocks, streamOf, writeWorkbook } from '#domain/tables/rules.ts'
import type { Ctx } from '../../context.ts'
import { csvHead, csvRow } from '../../csv.ts'
import type { OrderExportQuery } from './contract.ts'
import { type ExportRow, type Place, readWindow } from './repository.ts'
import { channelTitles, type FileColumnId, fileColumns, statusTitles } from './rules.ts'

const windowRows = 2000
const sheetName = 'Orders'

/**
 * All orders of a filter as a file, in the order and with the words of the list. It is read window by window while it is sent, so that any number
 * of orders takes the same memory; orders that change meanwhile may be missed or come twice, as in a list that is scrolled. What goes wrong on the way
 * breaks the stream.
 */
export async function exportOrders(
  ctx: Ctx,
  query: OrderExportQuery,
): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  authorise(ctx, 'viewer')
  // Before anything is sent, an error still has an answer of its own.
  const windows = windowsOf(ctx, query, await readRows(ctx, query, undefined))
  const columns = query.columns.map((id) => fileColumns[id])
  const name = `${sheetName}.${query.format}`
  if (query.format === 'xlsx') return { name, body: writeWorkbook(sheetName, columns, windows) }
  return {
    name,
    body: streamOf(
      encodeBlocks(
        csvText(
          columns.map(({ title }) => title),
          windows,
        ),
      ),
    ),
  }
}

async function* csvText(titles: string[], windows: AsyncIterable<string[][]>): AsyncGenerator<string> {
  yield csvHead(titles)
  for await (const rows of windows) yield rows.map(csvRow).join('')
}

/** While one window is sent the next is read. */
async function* windowsOf(ctx: Ctx, query: OrderExportQuery, first: ExportRow[]): AsyncGenerator<string[][]> {
  const words = query.columns.map((column) => wordsOf[column])
  let coming: Promise<ExportRow[]> | undefined = Promise.resolve(first)
  while (coming) {
    const rows: ExportRow[] = await coming
    const last = rows.length === windowRows ? rows.at(-1) : undefined
    coming = last && readRows(ctx, query, last)
    // It is waited for in the next turn, which hears of its failure.
    coming?.catch(() => {})
    yield rows.map(({ cells }) => cells.map((cell, i) => (cell === null ? '' : (words[i]?.[cell] ?? cell))))
  }
}

const wordsOf: Partial<Record<FileColumnId, Record<string, string>>> = {
  status: statusTitles,
  channel: channelTitles,
}

async function readRows(ctx: Ctx, query: OrderExportQuery, after: Place | undefined): Promise<ExportRow[]> {
  const { rows } = await readWindow(ctx.db, query, { after, limit: windowRows })
  return rows
}
