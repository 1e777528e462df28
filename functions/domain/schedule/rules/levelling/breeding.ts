/** A schedule that was found: where the work of each task starts. */
export interface Sample {
  rest: Float64Array
  finish: number
  /** The sum of all starts decides between schedules of the same length. */
  starts: number
}

/** The best schedules so far, the best first, none of them twice. */
export interface Pool {
  size: number
  samples: Sample[]
}

export function offer({ size, samples }: Pool, sample: Sample): void {
  if (samples.some((other) => isSame(other, sample))) return
  const at = samples.findIndex((other) => isBetter(sample, other))
  samples.splice(at < 0 ? samples.length : at, 0, sample)
  if (samples.length > size) samples.pop()
}

const isBetter = (a: Sample, b: Sample) =>
  a.finish < b.finish || (a.finish === b.finish && a.starts < b.starts)

const isSame = (a: Sample, b: Sample) =>
  a.finish === b.finish && a.starts === b.starts && a.rest.every((value, i) => value === b.rest[i])

/**
 * An order for another schedule, as numbers of which the lowest comes first: a good schedule that within a stretch of time takes the order
 * of another one (two-point crossover, Hartmann 1998), is shuffled there, or is disturbed a little all over.
 */
export function breed({ samples }: Pool, begin: number, random: () => number): Float64Array | undefined {
  const [one, other] = [pick(samples, random), pick(samples, random)]
  if (!one || !other) return undefined
  const span = Math.max(one.finish, other.finish) - begin
  const kind = random()
  if (kind < 0.3) {
    const [a, b] = [begin + span * random(), begin + span * random()]
    return cross({ one, other }, [Math.min(a, b), Math.max(a, b)], span)
  }
  if (kind < 0.9) {
    const width = span * (0.15 + 0.6 * random())
    const from = begin + (span - width) * random()
    const isInside = (t: number) => t >= from && t <= from + width
    return one.rest.map((t) => (isInside(t) ? from + width * random() : t))
  }
  return disturb(one.rest, 0.3 * span * random(), random)
}

export const disturb = (order: Float64Array, spread: number, random: () => number): Float64Array =>
  order.map((value) => value + spread * random())

/** One of the samples, the better ones more often. */
const pick = (samples: Sample[], random: () => number) =>
  samples[Math.floor(samples.length * Math.min(random(), random()))]

const cross = (
  { one, other }: { one: Sample; other: Sample },
  [from, to]: [number, number],
  span: number,
): Float64Array => one.rest.map((t, i) => (t < from ? t - span : t > to ? t + span : (other.rest[i] ?? t)))
