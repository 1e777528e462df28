import { invalid } from '../../../errors.ts'
import type { SimulationInput } from '../../contract.ts'
import type { Network } from '../network.ts'
import { normalQuantile, normalShare } from './normal.ts'

const most = 300

/** Tasks that move together: their places, and the lower triangle that turns independent normal numbers into correlated ones. */
interface Cluster {
  members: number[]
  triangle: Float64Array
  scores: Float64Array
}

/**
 * Makes the shares of correlated tasks move together (a Gaussian copula): the coefficient is the correlation of their normal scores, close to
 * the rank correlation of their durations. A task without a distribution has nothing to correlate.
 * Throws `invalid` when the coefficients contradict each other.
 */
export function openCorrelation(
  input: SimulationInput,
  network: Network,
  varying: Int32Array,
): (shares: Float64Array) => void {
  const varies = new Set(varying)
  const pairs = (input.correlations ?? []).map(({ tasks: [a, b], coefficient }, row) => {
    const [i, j] = [network.tasks.places.get(a), network.tasks.places.get(b)]
    if (i === undefined || j === undefined || i === j)
      throw invalid([
        { path: `correlations.${row}.tasks`, message: 'A correlation joins two tasks of the schedule.' },
      ])
    return { i, j, coefficient }
  })
  const clusters = clustersOf(pairs.filter(({ i, j }) => varies.has(i) && varies.has(j)))
  return (shares) => {
    for (const cluster of clusters) correlate(cluster, shares)
  }
}

type Pair = { i: number; j: number; coefficient: number }

function clustersOf(pairs: Pair[]): Cluster[] {
  const groups = new Map<number, Set<number>>()
  for (const { i, j } of pairs) {
    const joined = new Set([i, j, ...(groups.get(i) ?? []), ...(groups.get(j) ?? [])])
    if (joined.size > most)
      throw invalid([
        { path: 'correlations', message: `At most ${most} tasks can be correlated with each other.` },
      ])
    for (const member of joined) groups.set(member, joined)
  }
  const pairsOf = new Map([...groups.values()].map((group): [Set<number>, Pair[]] => [group, []]))
  for (const pair of pairs) pairsOf.get(groups.get(pair.i) ?? new Set())?.push(pair)
  return [...pairsOf].map(([group, inside]) => {
    const members = [...group].toSorted((a, b) => a - b)
    const triangle = factorise(matrixOf(members, inside), members.length)
    return { members, triangle, scores: new Float64Array(members.length) }
  })
}

function matrixOf(members: number[], pairs: Pair[]): Float64Array {
  const size = members.length
  const rank = new Map(members.map((member, k) => [member, k]))
  const matrix = new Float64Array(size * size)
  for (let k = 0; k < size; k++) matrix[k * size + k] = 1
  for (const { i, j, coefficient } of pairs) {
    const [a, b] = [rank.get(i), rank.get(j)]
    if (a === undefined || b === undefined) continue
    matrix[a * size + b] = coefficient
    matrix[b * size + a] = coefficient
  }
  return matrix
}

/** Cholesky's factor of a matrix; zero pivots are allowed, so that a correlation may be 1. */
function factorise(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] ?? 0
      for (let k = 0; k < column; k++) rest -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0)
      const pivot = lower[column * size + column] ?? 0
      if (row === column ? rest < -1e-9 : pivot < 1e-9 && Math.abs(rest) > 1e-6)
        throw invalid([{ path: 'correlations', message: 'These correlations contradict each other.' }])
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(0, rest)) : pivot < 1e-9 ? 0 : rest / pivot
    }
  return lower
}

function correlate({ members, triangle, scores }: Cluster, shares: Float64Array): void {
  const size = members.length
  for (let k = 0; k < size; k++) scores[k] = normalQuantile(shares[members[k] ?? 0] ?? 0.5)
  for (let row = 0; row < size; row++) {
    let sum = 0
    for (let k = 0; k <= row; k++) sum += (triangle[row * size + k] ?? 0) * (scores[k] ?? 0)
    shares[members[row] ?? 0] = normalShare(sum)
  }
}
