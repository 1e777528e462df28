/** One measured figure. `aim` says what it should be, in words; null where there is nothing to compare with. */
export interface Figure {
  area: string
  name: string
  value: number
  unit: string
  aim: string | null
}

/** The figures of one area: name, value, unit, aim. */
export const figuresOf = (area: string, rows: [string, number, string, string | null][]): Figure[] =>
  rows.map(([name, value, unit, aim]) => ({ area, name, value, unit, aim }))

export const median = (values: number[]): number => quantile(values, 0.5)

/** Nearest-rank quantile. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function printFigures(figures: Figure[]): void {
  const rows = figures.map(({ area, name, value, unit, aim }) => [
    area,
    name,
    `${format(value)} ${unit}`,
    aim ?? '',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

const format = (value: number) => (Number.isInteger(value) ? String(value) : value.toPrecision(3))
