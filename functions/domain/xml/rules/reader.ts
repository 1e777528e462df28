import { DomainError } from '../../errors.ts'
import { decodeReferences } from './references.ts'
import { isXmlName, rememberTags, type XmlAttribute } from './tag.ts'
import { openScopes } from './scopes.ts'

/** What happens in a document, in its order. `uri` is the namespace, empty without one. Text can come in several pieces. */
export interface XmlHandler {
  open(name: string, uri: string, attributes: readonly XmlAttribute[]): void
  text(text: string): void
  close(): void
}

/** In characters, and in elements within elements. */
export const xmlLimits = { depth: 64, text: 1_048_576, tag: 16_384, instruction: 4096 } as const

const forbidden = /[^\t\n\r\u0020-\ud7ff\ud800-\udfff\ue000-\ufffd]/

/**
 * A strict reader of XML 1.0 with namespaces, fed with pieces of text that may end anywhere. It holds one unfinished tag or comment at most. There
 * are no entities but the five predefined ones: a document type is refused, and with it entity bombs and external entities.
 * Throws `invalid` with line and column at the first thing that is not well-formed or beyond the limits.
 */
export class XmlReader {
  private readonly handler: XmlHandler
  private readonly scopes = openScopes((message) => this.refuse(message))
  private readonly readTag = rememberTags((message) => this.refuse(message))
  private buffer = ''
  private at = 0
  private scanned = 0
  private quote = ''
  private held = ''
  private lines = 1
  private columns = 1
  private textLength = 0
  private begun = false
  private rooted = false

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  write(chunk: string): void {
    const text = this.held + chunk
    this.held = text.endsWith('\r') ? '\r' : ''
    this.append((this.held ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n'))
    while (this.at < this.buffer.length && this.step());
  }

  end(): void {
    if (this.held) this.write('\n')
    if (this.at < this.buffer.length || this.scopes.depth() > 0)
      this.refuse('The file ends too early: something in it is not closed.', this.buffer.length)
    if (!this.rooted) this.refuse('The file has no element. Is it empty?')
  }

  private append(added: string): void {
    // The mark of the byte order is no character of the document.
    const text = !this.begun && this.buffer === '' ? added.replace(/^\ufeff/, '') : added
    const wrong = forbidden.exec(text)
    this.count(this.at)
    this.buffer = this.buffer.slice(this.at) + text
    this.scanned = Math.max(0, this.scanned - this.at)
    this.at = 0
    if (wrong)
      this.refuse('A character that XML does not allow.', this.buffer.length - text.length + wrong.index)
  }

  private count(until: number): void {
    let from = 0
    for (let i = this.buffer.indexOf('\n'); i >= 0 && i < until; i = this.buffer.indexOf('\n', from)) {
      this.lines++
      this.columns = 1
      from = i + 1
    }
    this.columns += until - from
  }

  /** Reads one thing; false when more text is needed for it. */
  private step(): boolean {
    if (this.buffer[this.at] !== '<') return this.readText()
    if (this.buffer.length - this.at < 2) return false
    switch (this.buffer[this.at + 1]) {
      case '!':
        return this.readSection()
      case '?':
        return this.readInstruction()
      case '/':
        return this.readClosing()
      default:
        return this.readOpening()
    }
  }

  private readText(): boolean {
    const next = this.buffer.indexOf('<', this.at)
    const stop = next < 0 ? this.safeEnd() : next
    if (stop === this.at) return false
    const raw = this.buffer.slice(this.at, stop)
    if (this.scopes.depth() === 0) this.expectBlank(raw)
    else this.emitText(raw)
    this.at = stop
    this.begun = true
    return next >= 0
  }

  private expectBlank(raw: string): void {
    const wrong = raw.search(/[^ \t\n]/)
    if (wrong < 0) return
    const message = this.rooted
      ? 'There is text after the last element.'
      : 'This is not XML: it begins with text.'
    this.refuse(message, this.at + wrong)
  }

  private emitText(raw: string): void {
    const end = raw.indexOf(']]>')
    if (end >= 0) this.refuse('“]]>” must not stand in text.', this.at + end)
    this.addText(decodeReferences(raw, (message, index) => this.refuse(message, this.at + index)))
  }

  private addText(text: string): void {
    this.textLength += text.length
    if (this.textLength > xmlLimits.text) this.refuse(`A text is longer than ${xmlLimits.text} characters.`)
    this.handler.text(text)
  }

  /** Before a reference, or a “]]>”, that may go on in the next piece. */
  private safeEnd(): number {
    const reference = this.buffer.lastIndexOf('&')
    if (reference >= this.at && !this.buffer.includes(';', reference)) {
      if (this.buffer.length - reference > 12)
        this.refuse('“&” begins no reference. Write it as &amp;.', reference)
      return reference
    }
    let end = this.buffer.length
    while (end > this.at && end > this.buffer.length - 2 && this.buffer[end - 1] === ']') end--
    return end
  }

  private readSection(): boolean {
    const begins = (mark: string) => mark.startsWith(this.buffer.slice(this.at, this.at + mark.length))
    if (!begins('<!--') && !begins('<![CDATA['))
      this.refuse(
        'The file declares a document type or an entity (<!DOCTYPE …>). Such files are refused, because they can make a reader open other files or run out of memory. Save it again without one.',
      )
    if (this.buffer.length - this.at < 9) return this.buffer.startsWith('<!--', this.at) && this.readComment()
    return this.buffer.startsWith('<!--', this.at) ? this.readComment() : this.readCharacterData()
  }

  private readComment(): boolean {
    const end = this.find('-->', { from: 4, most: xmlLimits.text, what: 'comment' })
    if (end < 0) return false
    if (this.buffer.slice(this.at + 4, end + 1).includes('--'))
      this.refuse('“--” must not stand in a comment.')
    return this.pass(end + 3)
  }

  private readCharacterData(): boolean {
    const end = this.find(']]>', { from: 9, most: xmlLimits.text, what: 'CDATA section' })
    if (end < 0) return false
    if (this.scopes.depth() === 0) this.refuse('There is text outside of the root element.')
    this.addText(this.buffer.slice(this.at + 9, end))
    return this.pass(end + 3)
  }

  private readInstruction(): boolean {
    const end = this.find('?>', { from: 2, most: xmlLimits.instruction, what: 'processing instruction' })
    if (end < 0) return false
    const target = /^[^\s?]*/.exec(this.buffer.slice(this.at + 2, end))?.[0] ?? ''
    if (!isXmlName(target)) this.refuse('A processing instruction has no proper name.')
    if (target.toLowerCase() === 'xml' && (this.begun || target !== 'xml'))
      this.refuse('The XML declaration must be the very first thing in the file.')
    return this.pass(end + 2)
  }

  private readClosing(): boolean {
    const end = this.find('>', { from: 2, most: xmlLimits.tag, what: 'tag' })
    if (end < 0) return false
    const name = this.buffer.slice(this.at + 2, end).trimEnd()
    const open = this.scopes.leave()
    if (open === undefined) this.refuse(`</${shortened(name)}> closes nothing.`)
    if (open !== name) this.refuse(`<${open}> is closed by </${shortened(name)}>.`)
    this.textLength = 0
    this.handler.close()
    return this.pass(end + 1)
  }

  private readOpening(): boolean {
    const end = this.findTagEnd()
    if (end < 0) return false
    const tag = this.readTag(this.buffer.slice(this.at + 1, end))
    if (this.scopes.depth() === 0 && this.rooted) this.refuse('There is a second root element.')
    if (this.scopes.depth() >= xmlLimits.depth)
      this.refuse(`Elements lie more than ${xmlLimits.depth} deep within each other.`)
    const { local, uri, attributes } = this.scopes.enter(tag.name, tag.attributes)
    this.rooted = true
    this.textLength = 0
    this.handler.open(local, uri, attributes)
    if (tag.empty) {
      this.scopes.leave()
      this.handler.close()
    }
    return this.pass(end + 1)
  }

  private pass(to: number): true {
    this.begun = true
    this.at = to
    this.scanned = to
    this.quote = ''
    return true
  }

  private find(mark: string, { from, most, what }: { from: number; most: number; what: string }): number {
    const end = this.buffer.indexOf(mark, Math.max(this.at + from, this.scanned))
    const length = (end < 0 ? this.buffer.length : end) - this.at
    if (length > most + from) this.refuse(`A ${what} is longer than ${most} characters.`)
    if (end < 0) this.scanned = Math.max(this.at + from, this.buffer.length - mark.length + 1)
    return end
  }

  private findTagEnd(): number {
    let i = Math.max(this.scanned, this.at + 1)
    for (; i < this.buffer.length && i - this.at <= xmlLimits.tag; i++) {
      const char = this.buffer[i] ?? ''
      if (char === '<')
        this.refuse('A tag is not closed before the next one begins, or “<” stands in an attribute.')
      if (this.quote) this.quote = char === this.quote ? '' : this.quote
      else if (char === '>') return i
      else if (char === '"' || char === "'") this.quote = char
    }
    if (i - this.at > xmlLimits.tag) this.refuse(`A tag is longer than ${xmlLimits.tag} characters.`)
    this.scanned = i
    return -1
  }

  private refuse(message: string, at = this.at): never {
    this.count(at)
    const [line, column] = [this.lines, this.columns]
    throw new DomainError('invalid', `${message} (line ${line}, column ${column})`, {
      errors: [{ path: `line ${line}, column ${column}`, message }],
      extra: { line, column },
    })
  }
}

const shortened = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
