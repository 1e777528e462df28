/** Nearest rank, of sorted values. */
export const rank = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1))] ?? Number.NaN

const shares = { p10: 0.1, p25: 0.25, p50: 0.5, p75: 0.75, p80: 0.8, p85: 0.85, p90: 0.9, p95: 0.95 }

/** Percentiles of sorted values. */
export const percentiles = <T>(sorted: Float64Array, write: (value: number) => T) => ({
  p10: write(rank(sorted, shares.p10)),
  p25: write(rank(sorted, shares.p25)),
  p50: write(rank(sorted, shares.p50)),
  p75: write(rank(sorted, shares.p75)),
  p80: write(rank(sorted, shares.p80)),
  p85: write(rank(sorted, shares.p85)),
  p90: write(rank(sorted, shares.p90)),
  p95: write(rank(sorted, shares.p95)),
})

/** Mean, sample deviation, extremes and percentiles of sorted values. */
export function summary(sorted: Float64Array) {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    mean,
    standardDeviation: sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : 0,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    ...percentiles(sorted, Number),
  }
}

/** Even bins over sorted values; a single value makes one bin. */
export function histogram(
  sorted: Float64Array,
  count: number,
): { from: number; to: number; count: number }[] {
  const [min = 0, max = 0] = [sorted[0], sorted.at(-1)]
  if (max === min) return [{ from: min, to: max, count: sorted.length }]
  const width = (max - min) / count
  const bins = Array.from({ length: count }, (_, k) => ({
    from: min + k * width,
    to: min + (k + 1) * width,
    count: 0,
  }))
  for (const value of sorted) {
    const bin = bins[Math.min(count - 1, Math.floor((value - min) / width))]
    if (bin) bin.count++
  }
  return bins
}

/** Sums over iterations from which each task's spread and its correlation with the finish follow; values are taken from a near origin. */
export class Covariances {
  private readonly sums: Float64Array
  private readonly squares: Float64Array
  private readonly products: Float64Array
  private sum = 0
  private square = 0
  private count = 0

  constructor(tasks: number) {
    this.sums = new Float64Array(tasks)
    this.squares = new Float64Array(tasks)
    this.products = new Float64Array(tasks)
  }

  /** Begins an iteration with its finish; `add` follows for each task that varies. */
  begin(finish: number): void {
    this.count++
    this.sum += finish
    this.square += finish * finish
  }

  add(task: number, value: number, finish: number): void {
    this.sums[task] = (this.sums[task] ?? 0) + value
    this.squares[task] = (this.squares[task] ?? 0) + value * value
    this.products[task] = (this.products[task] ?? 0) + value * finish
  }

  mean(task: number): number {
    return (this.sums[task] ?? 0) / this.count
  }

  deviation(task: number): number {
    const spread = (this.squares[task] ?? 0) / this.count - this.mean(task) ** 2
    return Math.sqrt(Math.max(0, spread))
  }

  finishDeviation(): number {
    return Math.sqrt(Math.max(0, this.square / this.count - (this.sum / this.count) ** 2))
  }

  /** Pearson's; 0 where one of the two does not vary. */
  correlation(task: number): number {
    const spread = this.deviation(task) * this.finishDeviation()
    if (spread < 1e-12) return 0
    const together = (this.products[task] ?? 0) / this.count - (this.mean(task) * this.sum) / this.count
    return Math.max(-1, Math.min(1, together / spread))
  }
}
