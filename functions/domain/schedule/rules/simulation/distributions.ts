import { invalid } from '../../../errors.ts'
import type { Distribution } from '../../contract.ts'
import { normalQuantile } from './normal.ts'

/** The value of a distribution below which a share `u` of all values lie. */
export type Quantile = (u: number) => number

const steps = 2048

/** Throws `invalid` at `path` when the parameters make no distribution. */
export function quantileOf(distribution: Distribution, path: string): Quantile {
  check(distribution, path)
  switch (distribution.type) {
    case 'fixed':
      return () => distribution.value
    case 'uniform':
      return (u) => distribution.min + u * (distribution.max - distribution.min)
    case 'normal':
      return (u) => distribution.mean + distribution.standardDeviation * normalQuantile(u)
    case 'lognormal':
      return lognormal(distribution.mean, distribution.standardDeviation)
    case 'triangular':
      return triangular(distribution)
    case 'pert':
      return pert(distribution)
  }
}

function check(distribution: Distribution, path: string): void {
  const { type } = distribution
  const wrong =
    type === 'uniform'
      ? distribution.min > distribution.max
      : type === 'triangular' || type === 'pert'
        ? !(distribution.min <= distribution.mode && distribution.mode <= distribution.max)
        : type === 'lognormal' && distribution.mean <= 0
  if (wrong)
    throw invalid([
      {
        path,
        message:
          'Give the least, the most likely and the greatest value in this order; a lognormal mean is above 0.',
      },
    ])
}

/** By the mean and deviation of the values themselves, not of their logarithms. */
function lognormal(mean: number, deviation: number): Quantile {
  const variance = Math.log(1 + (deviation / mean) ** 2)
  const [mu, sigma] = [Math.log(mean) - variance / 2, Math.sqrt(variance)]
  return (u) => Math.exp(mu + sigma * normalQuantile(u))
}

interface ThreePoints {
  min: number
  mode: number
  max: number
}

function triangular({ min, mode, max }: ThreePoints): Quantile {
  const width = max - min
  if (width === 0) return () => min
  const split = (mode - min) / width
  return (u) =>
    u < split ? min + Math.sqrt(u * width * (mode - min)) : max - Math.sqrt((1 - u) * width * (max - mode))
}

/** Beta with the mean (min + lambda mode + max) / (lambda + 2); lambda 4 is that of PERT (Malcolm et al. 1959; Vose 2000). */
function pert({ min, mode, max, lambda = 4 }: ThreePoints & { lambda?: number }): Quantile {
  const width = max - min
  if (width === 0) return () => min
  const table = betaTable(1 + (lambda * (mode - min)) / width, 1 + (lambda * (max - mode)) / width)
  return (u) => {
    const at = u * steps
    const k = Math.min(steps - 1, Math.floor(at))
    const low = table[k] ?? 0
    return min + width * (low + (at - k) * ((table[k + 1] ?? 1) - low))
  }
}

const tables = new Map<string, Float64Array>()

/** Quantiles of a beta distribution at even steps; its shapes are at least 1, so that the density is finite. */
function betaTable(alpha: number, beta: number): Float64Array {
  const key = `${alpha.toFixed(9)} ${beta.toFixed(9)}`
  const known = tables.get(key)
  if (known) return known
  if (tables.size > 2000) tables.clear()
  const table = invert(cumulate((x) => x ** (alpha - 1) * (1 - x) ** (beta - 1)))
  tables.set(key, table)
  return table
}

const cells = 4 * steps

/** The integral of a density up to the end of each cell, by Simpson's rule, scaled to 1. */
function cumulate(density: (x: number) => number): Float64Array {
  const sums = new Float64Array(cells + 1)
  let left = density(0)
  for (let k = 1; k <= cells; k++) {
    const right = density(k / cells)
    sums[k] = (sums[k - 1] ?? 0) + left + 4 * density((k - 0.5) / cells) + right
    left = right
  }
  const all = sums[cells] ?? 1
  return sums.map((sum) => sum / all)
}

function invert(shares: Float64Array): Float64Array {
  const table = new Float64Array(steps + 1)
  let cell = 0
  for (let k = 0; k <= steps; k++) {
    while (cell < cells - 1 && (shares[cell + 1] ?? 1) < k / steps) cell++
    const [low = 0, high = 1] = [shares[cell], shares[cell + 1]]
    const part = high > low ? (k / steps - low) / (high - low) : 0
    table[k] = (cell + Math.min(1, part)) / cells
  }
  table[steps] = 1
  return table
}
