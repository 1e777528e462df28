import type { ImportField, Mapping, Styles } from './fields.ts'

const amountFields: readonly ImportField[] = ['shippingCost', 'unitPrice', 'quantity']
const dayFields: readonly ImportField[] = ['orderedAt', 'requiredOn']

/** How numbers and days are written in a sample of rows; where nothing tells, with a point, and days as far as they are clear. */
export function guessStyles(rows: readonly (readonly string[])[], mapping: Mapping): Styles {
  const cellsOf = (fields: readonly ImportField[]) =>
    rows.flatMap((row) =>
      mapping.flatMap((field, i) =>
        field !== null && fields.includes(field) ? [(row[i] ?? '').trim()] : [],
      ),
    )
  return { numberStyle: guessNumbers(cellsOf(amountFields)), dateStyle: guessDays(cellsOf(dayFields)) }
}

const withComma = /^[^.]*,\d{1,2}\D*$|^\D*\d{1,3}(\.\d{3})+,/
const withPoint = /^[^,]*\.\d{1,2}\D*$|^\D*\d{1,3}(,\d{3})+\./

function guessNumbers(cells: string[]): Styles['numberStyle'] {
  const commas = cells.filter((cell) => withComma.test(cell)).length
  const points = cells.filter((cell) => withPoint.test(cell)).length
  return commas > points ? 'comma' : 'point'
}

function guessDays(cells: string[]): Styles['dateStyle'] {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length > 0 && filled.every((cell) => /^\d{4,6}([.,]\d+)?$/.test(cell))) return 'serial'
  const pairs = filled.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(cell) ?? []
    return first && second ? [[Number(first), Number(second)] as const] : []
  })
  const daysFirst = pairs.some(([first]) => first > 12)
  const monthsFirst = pairs.some(([, second]) => second > 12)
  if (daysFirst === monthsFirst) return 'auto'
  return daysFirst ? 'dmy' : 'mdy'
}
