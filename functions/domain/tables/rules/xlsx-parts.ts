import { decodeXml, type XmlAttribute, type XmlHandler, XmlReader } from '#domain/xml/rules.ts'
import { DomainError } from '../../errors.ts'
import { type DateStyles, isDateFormat } from './xlsx-values.ts'
import type { Zip } from './zip.ts'

/** Where the things of a workbook are that a table needs. */
export interface Parts {
  sheet: string
  strings: string | undefined
  dateStyles: DateStyles
  since1904: boolean
}

/** Of the usual and of the strict form of the format. */
export const isSheetUri = (uri: string): boolean =>
  uri === 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' ||
  uri === 'http://purl.oclc.org/ooxml/spreadsheetml/main'

const largestPart = 16 * 1_048_576

/** Feeds a part of the workbook to a handler. */
export async function readPart(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const reader = new XmlReader(handler)
  for await (const text of decodeXml(bytes)) reader.write(text)
  reader.end()
}

/** A sheet by the name on its tab. */
export interface Tab {
  name: string
  part: string
}

interface Contents {
  tabs: Tab[]
  relations: Relation[]
  since1904: boolean
}

/** The tables of a workbook in the order of its tabs; hidden ones only where all are. Throws `invalid` for a zip that is no workbook. */
export async function findTabs(zip: Zip): Promise<Contents> {
  const [main] = zip.has('_rels/.rels')
    ? (await relationsOf(zip, '')).filter(({ type }) => type.endsWith('/officeDocument'))
    : []
  if (!main) throw refused('This zip file is no workbook. Save the table as .xlsx or .csv.')
  const { sheets, since1904 } = await readWorkbook(zip, main.target)
  const relations = await relationsOf(zip, main.target)
  const tables = sheets.flatMap(({ id, name, hidden }) => {
    const found = relations.find((relation) => relation.id === id && relation.type.endsWith('/worksheet'))
    return found ? [{ name, part: found.target, hidden }] : []
  })
  const shown = tables.filter(({ hidden }) => !hidden)
  return { tabs: shown.length > 0 ? shown : tables, relations, since1904 }
}

/** Finds a sheet, by its name or the first one, with the shared texts and the styles of days. Throws `invalid` where there is none. */
export async function findParts(zip: Zip, sheet?: string): Promise<Parts> {
  const { tabs, relations, since1904 } = await findTabs(zip)
  const ofType = (type: string) => relations.find((relation) => relation.type.endsWith(type))?.target
  const tab = sheet === undefined ? tabs[0] : tabs.find(({ name }) => name === sheet)
  if (!tab)
    throw refused(
      sheet === undefined ? 'The workbook has no sheet.' : `The workbook has no sheet “${sheet}”.`,
    )
  return {
    sheet: tab.part,
    strings: ofType('/sharedStrings'),
    dateStyles: await readDateStyles(zip, ofType('/styles')),
    since1904,
  }
}

interface Relation {
  id: string
  type: string
  target: string
}

/** What a part refers to, by its full name; of the whole package for ''. */
async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  const relations: Relation[] = []
  await readPart(zip.read(name, largestPart), {
    open(element, _uri, attributes) {
      if (element !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const target = attribute(attributes, 'Target') ?? ''
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: resolve(folder, target),
      })
    },
    text() {},
    close() {},
  })
  return relations
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') path.pop()
    else if (part !== '.') path.push(part)
  }
  return path.join('/')
}

async function readWorkbook(zip: Zip, part: string) {
  const sheets: { id: string; name: string; hidden: boolean }[] = []
  let since1904 = false
  await readPart(zip.read(part, largestPart), {
    open(name, uri, attributes) {
      if (!isSheetUri(uri)) return
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      sheets.push({
        id: attributes.find(({ name: key, uri: of }) => key === 'id' && of !== '')?.value ?? '',
        name: attribute(attributes, 'name') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      })
    },
    text() {},
    close() {},
  })
  return { sheets, since1904 }
}

async function readDateStyles(zip: Zip, part: string | undefined): Promise<DateStyles> {
  const styles = new Set<number>()
  if (part === undefined || !zip.has(part)) return styles
  const codes = new Map<number, string>()
  let [inCells, index] = [false, 0]
  const path: string[] = []
  await readPart(zip.read(part, largestPart), {
    open(name, uri, attributes) {
      path.push(name)
      if (!isSheetUri(uri)) return
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (isDateFormat(id, codes.get(id))) styles.add(index)
      index++
    },
    text() {},
    close() {
      if (path.pop() === 'cellXfs') inCells = false
    },
  })
  return styles
}

export const attribute = (attributes: readonly XmlAttribute[], name: string): string | undefined =>
  attributes.find((known) => known.name === name && known.uri === '')?.value

const refused = (message: string) =>
  new DomainError('invalid', message, { errors: [{ path: 'file', message }] })
