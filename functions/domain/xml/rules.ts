/** Reads XML 1.0 as it arrives, strictly and with limits, and writes its text; for the file formats that are made of it. */
export { decodeXml } from './rules/decode.ts'
export { type XmlHandler, XmlReader, xmlLimits } from './rules/reader.ts'
export type { XmlAttribute } from './rules/tag.ts'
export { elementsOf, escapeText, nodeText, plainText, type XmlNode } from './rules/text.ts'
