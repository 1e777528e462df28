import { DomainError } from '../../errors.ts'
import type { XmlHandler } from '#domain/xml/rules.ts'
import { isSheetUri } from './xlsx-parts.ts'
import { unescapeText } from './xlsx-values.ts'

const most = { bytes: 32 * 1_048_576, strings: 2_000_000 }

/**
 * The texts that the cells of a workbook share, one after the other in UTF-8: a list of JavaScript strings would take several times the memory.
 * Throws `too_large` beyond 32 MB or two million of them.
 */
export class SharedStrings {
  private bytes = new Uint8Array(65_536)
  private ends = new Uint32Array(1024)
  private count = 0
  private readonly encoder = new TextEncoder()
  private readonly decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

  add(text: string): void {
    const start = this.ends[this.count - 1] ?? 0
    this.reserve(start + text.length * 3)
    const { written } = this.encoder.encodeInto(text, this.bytes.subarray(start))
    if (start + written > most.bytes || this.count >= most.strings) throw tooMany()
    this.ends[this.count++] = start + written
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    return this.decoder.decode(this.bytes.subarray(this.ends[index - 1] ?? 0, this.ends[index]))
  }

  private reserve(bytes: number): void {
    if (bytes > this.bytes.length) {
      // Grown by half, so that old and new together stay within the memory there is.
      const larger = new Uint8Array(Math.max(bytes, Math.ceil(this.bytes.length * 1.5)))
      larger.set(this.bytes)
      this.bytes = larger
    }
    if (this.count === this.ends.length) {
      const longer = new Uint32Array(this.ends.length * 2)
      longer.set(this.ends)
      this.ends = longer
    }
  }
}

const tooMany = () =>
  new DomainError(
    'too_large',
    'The workbook has too many different texts to be read here. Save the table as CSV and import that.',
  )

/** Reads `xl/sharedStrings.xml`; how a text is to be pronounced is left out. */
export function stringsHandler(strings: SharedStrings): XmlHandler {
  const path: string[] = []
  let text = ''
  return {
    open(name, uri) {
      path.push(isSheetUri(uri) ? name : '')
      if (name === 'si') text = ''
    },
    text(piece) {
      if (path.at(-1) === 't' && !path.includes('rPh')) text += piece
    },
    close() {
      if (path.pop() === 'si') strings.add(unescapeText(text))
    },
  }
}
