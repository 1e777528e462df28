import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import type { RandomFile } from '#domain/tables/rules.ts'

export const fileOf = (bytes: Uint8Array<ArrayBuffer>): RandomFile => ({
  bytes: bytes.length,
  read: async (offset, length) => new Blob([bytes.slice(offset, offset + length)]).stream(),
})

export const sheetUri = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const workbookUri = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${workbookUri}/${type}" Target="${target}"/>`
const relations = (...list: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`

/** A workbook as other programs write it, with parts replaced or left out. */
export async function workbook(parts: Record<string, string | null> = {}, sheet = ''): Promise<RandomFile> {
  const all: Record<string, string | null> = {
    '_rels/.rels': relations(relation('r1', 'officeDocument', '/xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${sheetUri}" xmlns:r="${workbookUri}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/><sheet name="Other" sheetId="2" r:id="r9"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      relation('r3', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${sheetUri}"><numFmts><numFmt numFmtId="170" formatCode="[$-407]dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="0.00&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${sheetUri}"><si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>no</t></rPh></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheetUri}"><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  }
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, text] of Object.entries(all)) if (text !== null) await zip.add(name, new TextReader(text))
  return fileOf(Uint8Array.from(await zip.close()))
}

/** The parts of a workbook with these sheets. */
export const tabs = (sheets: { name: string; state?: string; rows: string }[]): Record<string, string> => ({
  'xl/workbook.xml': `<workbook xmlns="${sheetUri}" xmlns:r="${workbookUri}"><sheets>${sheets
    .map(({ name, state = 'visible' }, i) => `<sheet name="${name}" state="${state}" r:id="r${i + 1}"/>`)
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    ...sheets.map((_, i) => relation(`r${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
  ),
  ...Object.fromEntries(
    sheets.map(({ rows }, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${sheetUri}"><sheetData>${rows}</sheetData></worksheet>`,
    ]),
  ),
})

/** All bytes of a file. */
export const bytesOf = async (file: RandomFile): Promise<Uint8Array> =>
  new Response(await file.read(0, file.bytes)).bytes()
