import { decodeXml, XmlReader } from '#domain/xml/rules.ts'
import { findParts, findTabs, readPart } from './xlsx-parts.ts'
import { SheetHandler, type SheetRow } from './xlsx-sheet.ts'
import { SharedStrings, stringsHandler } from './xlsx-strings.ts'
import { openZip, type RandomFile } from './zip.ts'

/** Unpacked bytes. A sheet of a million rows and ten columns takes about half of it. */
const largest = { strings: 128 * 1_048_576, sheet: 1024 * 1_048_576 }

/** The names of the sheets that can be read, in their order. Throws `invalid` for what is no workbook. */
export async function listSheets(file: RandomFile): Promise<string[]> {
  const { tabs } = await findTabs(await openZip(file))
  return tabs.map(({ name }) => name)
}

/**
 * The rows of a workbook's sheet, the first one unless it is named, in pieces as they are unpacked. Only the shared texts are held. There are no entities and no document types in the
 * parts, and what they unpack to has limits. Throws `invalid` for what is no workbook and `too_large` for one that is too much.
 */
export async function* readSheet(file: RandomFile, sheet?: string): AsyncGenerator<SheetRow[]> {
  const zip = await openZip(file)
  const parts = await findParts(zip, sheet)
  const strings = new SharedStrings()
  if (parts.strings !== undefined && zip.has(parts.strings))
    await readPart(zip.read(parts.strings, largest.strings), stringsHandler(strings))
  const handler = new SheetHandler(parts, strings)
  const reader = new XmlReader(handler)
  for await (const text of decodeXml(zip.read(parts.sheet, largest.sheet))) {
    reader.write(text)
    const rows = handler.take()
    if (rows.length > 0) yield rows
  }
  reader.end()
}
