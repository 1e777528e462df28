/** Tables in files: text with separators and the sheets of a workbook, read and written as they travel, whatever their size. */
export {
  CsvReader,
  type CsvFormat,
  type CsvPlace,
  type CsvRecord,
  longestRecord,
} from './rules/csv-reader.ts'
export { encodeBlocks, plainRow, streamOf } from './rules/csv-text.ts'
export {
  type Delimiter,
  delimiters,
  isZip,
  markOf,
  sampleBytes,
  sniffDelimiter,
  sniffEncoding,
  sniffOther,
  type TextEncoding,
  textEncodings,
} from './rules/sniff.ts'
export { listSheets, readSheet } from './rules/xlsx-reader.ts'
export { sheetLimits, type SheetRow } from './rules/xlsx-sheet.ts'
export { dayOfSerial } from './rules/xlsx-values.ts'
export { type SheetCell, type SheetColumn, writeWorkbook } from './rules/xlsx-writer.ts'
export type { RandomFile } from './rules/zip.ts'
