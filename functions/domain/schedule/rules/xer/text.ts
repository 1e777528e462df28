import { sniffEncoding } from '#domain/tables/rules.ts'
import { refused } from './refused.ts'

const lineEnd = 0x0a

/**
 * The text of an XER file, which does not name its encoding, piece by piece: UTF-16 where it begins so, UTF-8 as long as its lines are valid as such, and
 * Windows-1252 from the first line on that is not (`assumed`). A name given for the encoding, such as `windows-1251`, is taken instead.
 */
export class XerText {
  /** Whether bytes were taken for Windows-1252 because they are no UTF-8. */
  assumed = false
  private readonly strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private decoder: TextDecoder | undefined
  private held: Uint8Array[] = []
  private begun = false

  constructor(encoding?: string) {
    if (encoding !== undefined) this.decoder = decoderOf(encoding)
  }

  decode(piece: Uint8Array): string {
    if (this.decoder) return this.decoder.decode(piece, { stream: true })
    const cut = piece.lastIndexOf(lineEnd) + 1
    const whole = cut === 0 ? '' : this.lines(joined([...this.held, piece.subarray(0, cut)]))
    this.held = [...(cut === 0 ? this.held : []), piece.subarray(cut)]
    return whole + this.release()
  }

  end(): string {
    const rest = this.decoder ? '' : this.lines(joined(this.held))
    return rest + (this.decoder?.decode() ?? '')
  }

  /** What waited for the end of its line need not wait once the encoding is known. */
  private release(): string {
    if (!this.decoder) return ''
    const text = this.decoder.decode(joined(this.held), { stream: true })
    this.held = []
    return text
  }

  private lines(bytes: Uint8Array): string {
    const wide = this.begun ? undefined : wideEncoding(bytes)
    this.begun = true
    if (wide) {
      this.decoder = new TextDecoder(wide)
      return this.decoder.decode(bytes, { stream: true })
    }
    return this.utf8(bytes) ?? this.lineByLine(bytes)
  }

  // The encoding changes at a line, wherever the pieces were cut, so that they all give the same text.
  private lineByLine(bytes: Uint8Array): string {
    let text = ''
    for (let from = 0; from < bytes.length;) {
      const to = bytes.indexOf(lineEnd, from) + 1 || bytes.length
      const line = this.utf8(bytes.subarray(from, to))
      if (line === undefined) {
        this.assumed = true
        this.decoder = new TextDecoder('windows-1252')
        return text + this.decoder.decode(bytes.subarray(from), { stream: true })
      }
      text += line
      from = to
    }
    return text
  }

  private utf8(bytes: Uint8Array): string | undefined {
    try {
      return this.strict.decode(bytes)
    } catch {
      return undefined
    }
  }
}

/** Without a byte order mark, the first letter has a zero beside it. */
function wideEncoding(begin: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const { encoding } = sniffEncoding(begin)
  if (encoding === 'utf-16le' || (begin[0] !== 0 && begin[1] === 0)) return 'utf-16le'
  return encoding === 'utf-16be' || (begin[0] === 0 && begin[1] !== 0) ? 'utf-16be' : undefined
}

function decoderOf(name: string): TextDecoder {
  try {
    return new TextDecoder(name)
  } catch {
    throw refused(
      `There is no encoding called ${name.slice(0, 40)}. Name one such as windows-1251, or leave it out.`,
    )
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
