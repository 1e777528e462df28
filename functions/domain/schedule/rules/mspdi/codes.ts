import {
  mspdiDayTypes,
  mspdiExceptionTypes,
  mspdiFormats,
  mspdiResourceTypes,
  mspdiTaskTypes,
} from '../../contract/mspdi-codes.ts'
import { constraintTypes } from '../../contract/names.ts'

// Numbers are those of Microsoft's Project XML Data Interchange Schema (mspdi_pj12.xsd and its reference pages).
const numbered = (names: readonly string[], first = 0): Record<string, string> =>
  Object.fromEntries(names.map((name, i) => [String(i + first), name]))

const [plain, percents, none] = [
  mspdiFormats.slice(0, 10),
  mspdiFormats.slice(10, 12),
  mspdiFormats.slice(12, 13),
]
const estimated = mspdiFormats.slice(13)

export const formatCodes = {
  ...numbered(plain, 3),
  ...numbered(percents, 19),
  ...numbered(none, 21),
  ...numbered(estimated.slice(0, 10), 35),
  ...numbered(estimated.slice(10), 51),
}
export const linkCodes = { '0': 'FF', '1': 'FS', '2': 'SF', '3': 'SS' }
export const constraintCodes = numbered(constraintTypes)
export const dayCodes = numbered(mspdiDayTypes)
export const exceptionCodes = numbered(mspdiExceptionTypes, 1)
export const resourceCodes = numbered(mspdiResourceTypes)
export const taskCodes = numbered(mspdiTaskTypes)
