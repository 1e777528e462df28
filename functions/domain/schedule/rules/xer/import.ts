import type { MspdiImport } from '../../contract/mspdi-import.ts'
import { openNotes } from '../mspdi/notes.ts'
import { chooseProject } from './chosen.ts'
import { planOf } from './plan.ts'
import { XerReader } from './reader.ts'
import { scheduleOfPlan } from './schedule.ts'
import { openTables } from './tables.ts'
import { XerText } from './text.ts'

export interface XerOptions {
  /** The id of the project to read; the first one that was exported as such unless it says otherwise. */
  project?: number | undefined
  /** Of the text, where it is neither UTF-8, UTF-16 nor Windows-1252. */
  encoding?: string | undefined
}

/**
 * Reads a project of a Primavera XER file, whole or as its bytes arrive, into what `importMspdi` makes of Microsoft Project XML. Line by line, so that beside
 * the result only the rows of known tables are in memory. Throws `invalid` with the line of what is not of that form.
 */
export function importXer(xer: string, options?: XerOptions): MspdiImport
export function importXer(xer: AsyncIterable<Uint8Array>, options?: XerOptions): Promise<MspdiImport>
export function importXer(
  xer: string | AsyncIterable<Uint8Array>,
  options: XerOptions = {},
): MspdiImport | Promise<MspdiImport> {
  const file = openFile(options)
  if (typeof xer !== 'string') return readBytes(xer, file, options)
  file.reader.write(xer)
  return file.finish()
}

async function readBytes(
  bytes: AsyncIterable<Uint8Array>,
  { reader, notes, finish }: ReturnType<typeof openFile>,
  { encoding }: XerOptions,
): Promise<MspdiImport> {
  const text = new XerText(encoding)
  for await (const piece of bytes) reader.write(text.decode(piece))
  reader.write(text.end())
  if (text.assumed) notes.add('assumedEncoding')
  return finish()
}

function openFile(options: XerOptions) {
  const notes = openNotes()
  const tables = openTables(notes)
  const isTable = (name: string): name is keyof typeof tables => Object.hasOwn(tables, name)
  let currency: string | undefined
  const reader = new XerReader({
    header: (cells) => (currency = cells[7]?.trim()),
    tableOf: (name) => (isTable(name) ? tables[name] : undefined),
    setAside: notes.setAside,
  })
  const finish = (): MspdiImport => {
    reader.end()
    const chosen = chooseProject({ tables, notes, currency, wanted: options.project })
    const plan = planOf(chosen)
    const schedule = scheduleOfPlan(chosen, plan)
    return { ...plan, unknown: notes.unknown(), notes: notes.notes(), schedule }
  }
  return { reader, notes, finish }
}
