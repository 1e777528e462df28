import type { z } from 'zod'
import { elementsOf, type XmlAttribute, type XmlNode, XmlReader } from '#domain/xml/rules.ts'
import { DomainError } from '../../../errors.ts'
import type { MspdiImport } from '../../contract/mspdi-import.ts'
import {
  MspdiAssignment,
  MspdiCalendar,
  type MspdiPlan,
  MspdiProject,
  MspdiResource,
  MspdiTask,
} from '../../contract/mspdi.ts'
import { openNotes } from './notes.ts'
import { openRecord, type Reading } from './read-record.ts'
import { scheduleOf } from './schedule.ts'
import { collections, projectTable, type Table } from './tables.ts'

export const mspdiUri = 'http://schemas.microsoft.com/project'

export interface MspdiOptions {
  /** Whether elements that mean nothing here are kept for the way back (`kept`); true unless it says otherwise. */
  keep?: boolean
}

/** Of one record: a task, an assignment with its time-phased data, or one element of the project. */
const mostNodes = 200_000

/**
 * Reads a plan of Microsoft Project XML (MSPDI), whole or in pieces of text that may end anywhere. Records are read one by one, so that beside
 * the result only the record at hand is in memory. Throws `invalid` with line and column for what is not well-formed, not MSPDI, or has a document type.
 */
export function importMspdi(xml: string, options?: MspdiOptions): MspdiImport
export function importMspdi(xml: AsyncIterable<string>, options?: MspdiOptions): Promise<MspdiImport>
export function importMspdi(
  xml: string | AsyncIterable<string>,
  options: MspdiOptions = {},
): MspdiImport | Promise<MspdiImport> {
  const plan = openPlan(options.keep ?? true)
  const reader = new XmlReader(plan)
  if (typeof xml !== 'string') return readPieces(xml, reader, plan)
  reader.write(xml)
  reader.end()
  return plan.finish()
}

async function readPieces(
  pieces: AsyncIterable<string>,
  reader: XmlReader,
  plan: ReturnType<typeof openPlan>,
): Promise<MspdiImport> {
  for await (const piece of pieces) reader.write(piece)
  reader.end()
  return plan.finish()
}

type Collection = (typeof collections)[keyof typeof collections]
const isCollection = (name: string): name is keyof typeof collections => Object.hasOwn(collections, name)

function openPlan(keep: boolean) {
  const reading: Reading = { uri: mspdiUri, keep, notes: openNotes() }
  const project = openRecord(projectTable, reading)
  const plan: Omit<MspdiPlan, 'project'> = { calendars: [], tasks: [], resources: [], assignments: [] }
  const open: XmlNode[] = []
  let depth = 0
  let nodes = 0
  let collection: Collection | undefined

  const openNode = (node: XmlNode) => {
    nodes = open.length === 0 ? 1 : nodes + 1
    if (nodes > mostNodes) throw refused(`One ${open[0]?.name} has more than ${mostNodes} elements.`)
    open.at(-1)?.children.push(node)
    open.push(node)
  }
  const closeNode = () => {
    const node = open.pop()
    if (!node || open.length > 0) return
    if (!collection) project.take(node)
    else if (node.uri === reading.uri && node.name === collection.table.element)
      takeRecord(plan, { collection, node }, reading)
    else reading.notes.add('unexpectedElement', node.name.slice(0, 100))
  }

  return {
    open(name: string, uri: string, attributes: readonly XmlAttribute[]): void {
      depth++
      if (depth === 1) return openRoot(name, uri, reading)
      if (depth === 2 && uri === reading.uri && isCollection(name)) {
        collection = collections[name]
        project.pass(name)
      } else openNode({ name, uri, attributes, children: [] })
    },
    text: (text: string) => void open.at(-1)?.children.push(text),
    close(): void {
      depth--
      if (open.length > 0) closeNode()
      else if (depth === 1) collection = undefined
    },
    finish(): MspdiImport {
      const whole = { project: checked(MspdiProject, project.finish(), projectTable), ...plan }
      const schedule = scheduleOf(whole, reading.notes)
      return { ...whole, unknown: reading.notes.unknown(), notes: reading.notes.notes(), schedule }
    },
  }
}

function openRoot(name: string, uri: string, reading: Reading): void {
  if (name !== 'Project' || (uri !== mspdiUri && uri !== ''))
    throw refused(
      `This is not Microsoft Project XML: it begins with <${name.slice(0, 60)}>${uri ? ` of ${uri.slice(0, 100)}` : ''}, not with <Project> of ${mspdiUri}.`,
    )
  reading.uri = uri
  if (uri === '') reading.notes.add('noNamespace')
}

function takeRecord(
  plan: Omit<MspdiPlan, 'project'>,
  { collection, node }: { collection: Collection; node: XmlNode },
  reading: Reading,
): void {
  const { key, table } = collection
  const record = openRecord(table, reading)
  for (const child of elementsOf(node)) record.take(child)
  const values = record.finish()
  if (key === 'calendars') plan.calendars.push(checked(MspdiCalendar, values, table))
  else if (key === 'tasks') plan.tasks.push(checked(MspdiTask, values, table))
  else if (key === 'resources') plan.resources.push(checked(MspdiResource, values, table))
  else plan.assignments.push(checked(MspdiAssignment, values, table))
}

function checked<S extends z.ZodType>(schema: S, values: Record<string, unknown>, table: Table): z.infer<S> {
  const result = schema.safeParse(values)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const name = typeof values['uid'] === 'number' ? ` with UID ${values['uid']}` : ''
  throw refused(
    `A ${table.element}${name} has no proper ${issue?.path.join('.') || 'content'}: ${issue?.message}`,
  )
}

const refused = (message: string) =>
  new DomainError('invalid', message, { errors: [{ path: 'file', message }] })
