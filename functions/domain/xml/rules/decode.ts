import { DomainError } from '../../errors.ts'

const strict = { fatal: true, ignoreBOM: false }
const encodings: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
}

/**
 * The text of an XML file in UTF-8 or UTF-16, piece by piece. The encoding is that of the byte order mark, of the first bytes, or of the XML
 * declaration. Throws `invalid` for another encoding and for bytes that are none of it.
 */
export async function* decodeXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let begin = new Uint8Array()
  let decoder: TextDecoder | undefined
  for await (const piece of bytes) {
    if (decoder) yield decode(decoder, piece)
    else begin = joined(begin, piece)
    if (decoder || begin.length < 256) continue
    decoder = decoderFor(begin)
    yield decode(decoder, begin)
  }
  if (!decoder) {
    decoder = decoderFor(begin)
    yield decode(decoder, begin)
  }
  yield decode(decoder)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function decoderFor(begin: Uint8Array): TextDecoder {
  const wide = wideEncoding(begin)
  if (wide) return new TextDecoder(wide, strict)
  const head = String.fromCharCode(...begin.subarray(0, 200))
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1]
  const encoding = declared === undefined ? 'utf-8' : encodings[declared.toLowerCase()]
  if (encoding === 'utf-8') return new TextDecoder('utf-8', strict)
  throw wrong(
    encoding
      ? `The file says that it is in ${declared}, and is not.`
      : `The file is in the encoding ${declared?.slice(0, 40)}. Save it in UTF-8 or UTF-16.`,
  )
}

/** By the byte order mark, or by where the first “<” has its zero. */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return undefined
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch (error) {
    throw wrong(
      `The file has bytes that are no ${decoder.encoding.toUpperCase()}. Save it in UTF-8 or UTF-16.`,
      error,
    )
  }
}

const wrong = (message: string, cause?: unknown) =>
  new DomainError('invalid', message, { errors: [{ path: 'file', message }], cause })
