import type { Ctx } from '../../../context.ts'
import { DomainError } from '../../../errors.ts'
import type { OrderImport } from '../contract.ts'
import { fileKey, readHead } from './file.ts'
import { formatOf, guessReading, type Reading } from './reading.ts'

export interface Upload {
  name: string
  body: ReadableStream<Uint8Array>
  /** As far as the sender says. */
  bytes: number | undefined
}

const megabyte = 1_048_576
const largest = { csv: 200 * megabyte, xlsx: 40 * megabyte }

/** Stores the file as it arrives and finds out what it is. What cannot be read is not kept. */
export async function upload(
  ctx: Ctx,
  id: string,
  { name, body, bytes }: Upload,
): Promise<{ fileName: string; format: OrderImport['format']; bytes: number; reading: Reading }> {
  if ((bytes ?? 0) > largest.csv) throw tooLarge('csv')
  const counted = counting(body)
  try {
    await ctx.files.put(fileKey(id), counted.body)
    const stored = counted.bytes()
    if (stored === 0) throw new DomainError('invalid', 'The file is empty.')
    const format = formatOf(await readHead(ctx, id))
    if (stored > largest[format]) throw tooLarge(format)
    const reading = await guessReading(ctx, { id, format, bytes: stored })
    return { fileName: nameOf(name, format), format, bytes: stored, reading }
  } catch (error) {
    await ctx.files.delete(fileKey(id))
    throw counted.refusal() ?? error
  }
}

/** Passes a body on until it is too long. */
function counting(body: ReadableStream<Uint8Array>) {
  let bytes = 0
  let refusal: DomainError | undefined
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes <= largest.csv) return controller.enqueue(chunk)
      refusal = tooLarge('csv')
      controller.error(refusal)
    },
  })
  // A storage that wraps what broke the stream would hide the reason.
  return { body: body.pipeThrough(counter), bytes: () => bytes, refusal: () => refusal }
}

const tooLarge = (format: OrderImport['format']) =>
  new DomainError(
    'too_large',
    format === 'csv'
      ? `The file is larger than ${largest.csv / megabyte} MB. Send it in parts.`
      : `The workbook is larger than ${largest.xlsx / megabyte} MB. Save the table as CSV, which may have ${largest.csv / megabyte} MB.`,
  )

function nameOf(name: string, format: OrderImport['format']): string {
  // oxlint-disable-next-line no-control-regex -- a name that could break a header or a line
  const clean = name.replace(/[\u0000-\u001f\u007f\\/]/g, ' ').trim()
  return Array.from(clean).slice(0, 200).join('') || `Orders.${format}`
}
