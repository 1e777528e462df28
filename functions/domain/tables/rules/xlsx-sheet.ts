import type { XmlAttribute, XmlHandler } from '#domain/xml/rules.ts'
import { DomainError } from '../../errors.ts'
import { attribute, isSheetUri, type Parts } from './xlsx-parts.ts'
import type { SharedStrings } from './xlsx-strings.ts'
import { dayOfSerial, plainNumber, unescapeText } from './xlsx-values.ts'

/** A row by its number in the sheet, from 1; empty rows are left out. Days and numbers are text in ISO 8601 and with a point. */
export interface SheetRow {
  row: number
  cells: string[]
}

/** `cells`: a workbook is unpacked in one go, so it has to fit into the computing time that a Worker is given. */
export const sheetLimits = { columns: 200, rows: 1_048_576, cells: 12_000_000 } as const

/** Gathers the rows of a sheet while it is read. */
export class SheetHandler implements XmlHandler {
  private readonly parts: Parts
  private readonly strings: SharedStrings
  private rows: SheetRow[] = []
  private path: string[] = []
  private row = 0
  private cells: string[] = []
  private column = -1
  private opened = 0
  private type = 'n'
  private style = 0
  private content = ''

  constructor(parts: Parts, strings: SharedStrings) {
    this.parts = parts
    this.strings = strings
  }

  /** The rows that are complete since the last call. */
  take(): SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  open(name: string, uri: string, attributes: readonly XmlAttribute[]): void {
    this.path.push(isSheetUri(uri) ? name : '')
    if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
  }

  text(piece: string): void {
    const inside = this.path.at(-1)
    if (inside === 'v' || (inside === 't' && !this.path.includes('rPh'))) this.content += piece
  }

  close(): void {
    const name = this.path.pop()
    if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
  }

  private openRow(attributes: readonly XmlAttribute[]): void {
    const row = Number(attribute(attributes, 'r') ?? this.row + 1)
    if (!Number.isInteger(row) || row <= this.row || row > sheetLimits.rows)
      throw refused(`The rows of the sheet are not in order after row ${this.row}.`)
    this.row = row
    this.cells = []
    this.column = -1
  }

  private openCell(attributes: readonly XmlAttribute[]): void {
    if (++this.opened > sheetLimits.cells) throw tooLong()
    const reference = attribute(attributes, 'r')
    this.column = reference === undefined ? this.column + 1 : columnOf(reference)
    this.type = attribute(attributes, 't') ?? 'n'
    this.style = Number(attribute(attributes, 's') ?? 0)
    this.content = ''
  }

  private closeCell(): void {
    const value = this.value()
    if (value === '') return
    if (!(this.column >= 0 && this.column < sheetLimits.columns))
      throw refused(`Row ${this.row} has a cell beyond column ${sheetLimits.columns}.`)
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = value
  }

  private value(): string {
    const text = this.content
    if (text === '') return ''
    if (this.type === 's') {
      const shared = this.strings.at(Number(text))
      if (shared === undefined) throw refused(`A cell of row ${this.row} refers to a text that is not there.`)
      return shared
    }
    if (this.type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
    if (this.type !== 'n') return unescapeText(text)
    const day = this.parts.dateStyles.has(this.style)
      ? dayOfSerial(Number(text), this.parts.since1904)
      : undefined
    return day ?? plainNumber(text)
  }

  private closeRow(): void {
    if (this.cells.length > 0) this.rows.push({ row: this.row, cells: this.cells })
  }
}

/** `B7` → 1; −1 for what is no reference. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

const tooLong = () =>
  new DomainError(
    'too_large',
    'The sheet has too many cells to be read as a workbook. Save the table as CSV and import that.',
  )

const refused = (message: string) =>
  new DomainError('invalid', message, { errors: [{ path: 'file', message }] })
