/** RFC 4180 text of rows as they are, for files that only this product reads; exports go through functions/domain/csv.ts. */
export const plainRow = (cells: readonly string[]): string => `${cells.map(plainCell).join(',')}\n`

const plainCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const blockLength = 262_144

/** Texts as bytes in UTF-8, gathered into blocks. */
export async function* encodeBlocks(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let block = ''
  for await (const text of texts) {
    block += text
    if (block.length < blockLength) continue
    yield encoder.encode(block)
    block = ''
  }
  if (block !== '') yield encoder.encode(block)
}

/** A stream that is fed as fast as it is read. What the source throws breaks the stream. */
export function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await source.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await source.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
