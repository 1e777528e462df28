import { refused } from './refused.ts'

/** A table that is wanted: its columns, and what takes one row of them. Values that the row does not have are missing. */
export interface WantedTable {
  columns: ReadonlySet<string>
  take(values: Record<string, string>, line: number): void
}

export interface XerHandler {
  /** The cells of the first line, from the version of the file on. */
  header(cells: readonly string[]): void
  tableOf(name: string): WantedTable | undefined
  /** Something that nobody wants: a row of a table, or a value in a column. */
  setAside(path: string): void
}

const most = { line: 1_048_576, columns: 1000, name: 60 }

interface Column {
  name: string
  path: string
  wanted: boolean
}

/**
 * Reads the tables of an XER file as its text arrives: a header, then for each table its name (%T), its columns (%F) and its rows (%R), and %E at the
 * end. Holds one line. Throws `invalid` with the number of the line for what is not of this form; rows of tables that nobody wants are passed over whatever they are.
 */
export class XerReader {
  private readonly handler: XerHandler
  private rest = ''
  private line = 0
  private ended = false
  private name = ''
  private table: WantedTable | undefined
  private columns: Column[] | undefined

  constructor(handler: XerHandler) {
    this.handler = handler
  }

  write(text: string): void {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.takeLine(this.rest + text.slice(from, end))
      this.rest = ''
      from = end + 1
    }
    this.rest += text.slice(from)
    if (this.rest.length > most.line) this.rest = this.shortened(this.rest)
  }

  end(): void {
    // A line that was cut off would give a reason that is none.
    const isWhole = this.ended || this.line === 0 || this.rest.startsWith('%E')
    if (isWhole) this.takeLine(this.rest)
    if (!this.ended)
      this.refuse('The file ends before its last line, %E, so it is not whole. Export it again.')
  }

  private takeLine(raw: string): void {
    this.line++
    // Empty values at the end of a row may be missing too.
    const line = (raw.length > most.line ? this.shortened(raw) : raw).trimEnd()
    const tag = line.slice(0, 2)
    if (this.line === 1) this.takeHeader(line)
    else if (line === '') return
    else if (this.ended) this.refuse('The file goes on after its end, %E. Remove what follows.')
    else if (tag === '%E') this.ended = true
    else if (tag === '%T') this.openTable(line)
    else if (tag === '%F') this.takeColumns(line)
    else if (tag === '%R') this.takeRow(line)
    // A text with a line break in it goes on like this.
    else if (this.name === '' || this.table)
      this.refuse(
        `This line begins with “${line.slice(0, 20)}”, not with %T, %F, %R or %E. If a text before it has a line break, remove that and export the file again.`,
      )
  }

  /** What is too long must not be wanted. */
  private shortened(line: string): string {
    if (this.line > 0 && this.name !== '' && !this.table && !line.startsWith('%F')) return line.slice(0, 3)
    return this.refuse(
      `A line is longer than ${most.line} characters. Shorten its texts and export it again.`,
    )
  }

  private takeHeader(line: string): void {
    const [mark, ...cells] = line.replace(/^\ufeff/, '').split('\t', 20)
    if (mark !== 'ERMHDR')
      throw refused(
        'This is not a Primavera XER file: it does not begin with ERMHDR. Export the project as XER.',
      )
    this.handler.header(cells)
  }

  private openTable(line: string): void {
    const [, name = ''] = line.split('\t', 2)
    if (name === '') this.refuse('A table (%T) has no name. Export the file again.')
    this.name = name.slice(0, most.name)
    this.table = this.handler.tableOf(name)
    this.columns = undefined
  }

  private takeColumns(line: string): void {
    if (this.name === '')
      this.refuse('There are columns (%F) before the first table (%T). Export the file again.')
    const [, ...names] = line.split('\t', most.columns + 2)
    if (names.length > most.columns)
      this.refuse(`The table ${this.name} has more than ${most.columns} columns. Export it with fewer.`)
    if (new Set(names).size < names.length)
      this.refuse(`The table ${this.name} has two columns of the same name. Export the file again.`)
    this.columns = names.map((name) => ({
      name,
      path: `${this.name}/${name.slice(0, most.name)}`,
      wanted: this.table?.columns.has(name) ?? false,
    }))
  }

  private takeRow(line: string): void {
    const { columns, table } = this
    if (!columns)
      return this.refuse('There is a row (%R) before its table (%T) and columns (%F). Export the file again.')
    if (!table) return this.handler.setAside(this.name)
    const cells = line.split('\t', columns.length + 2)
    if (cells.length > columns.length + 1)
      this.refuse(
        `A row of ${this.name} has more values than the table has columns (${columns.length}). If a text in it has a tab, remove that and export the file again.`,
      )
    const values: Record<string, string> = {}
    columns.forEach(({ name, path, wanted }, i) => {
      const value = cells[i + 1] ?? ''
      if (value === '') return
      if (wanted) values[name] = value
      else this.handler.setAside(path)
    })
    table.take(values, this.line)
  }

  private refuse(message: string): never {
    throw refused(message, Math.max(1, this.line))
  }
}
