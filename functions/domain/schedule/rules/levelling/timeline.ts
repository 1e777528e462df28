const tolerance = 1e-9

/** How much of each resource is in use over time, as steps: from `times[k]` up to `times[k + 1]`. */
export class Timeline {
  private readonly capacities: Float64Array
  private readonly width: number
  private readonly times: Float64Array
  private readonly used: Float64Array
  private steps = 1

  /** Room for as many reservations as there are tasks. */
  constructor(capacities: Float64Array, tasks: number) {
    this.capacities = capacities
    this.width = capacities.length
    this.times = new Float64Array(2 * tasks + 2)
    this.used = new Float64Array((2 * tasks + 2) * this.width)
    this.clear()
  }

  clear(): void {
    this.steps = 1
    this.times[0] = Number.NEGATIVE_INFINITY
    this.used.fill(0, 0, this.width)
  }

  /** The first step between two times that has too little left for `demand` (a row of units, one for each resource); -1 when none has. */
  firstConflict(demand: Float64Array, from: number, to: number): number {
    for (let k = this.stepAt(from); k < this.steps && (this.times[k] ?? 0) < to; k++)
      if (this.shortOf(demand, k) >= 0) return k
    return -1
  }

  lastConflict(demand: Float64Array, from: number, to: number): number {
    for (let k = this.stepBefore(to); k >= 0; k--) {
      if (this.shortOf(demand, k) >= 0) return k
      if ((this.times[k] ?? 0) <= from) break
    }
    return -1
  }

  /** The earliest start from `from` on at which as much time as up to `to` has enough left for `demand` all along. */
  firstFit(demand: Float64Array, from: number, to: number): number {
    let [start, finish] = [from, to]
    for (let k = this.stepAt(from); k < this.steps && (this.times[k] ?? 0) < finish; k++) {
      if (this.shortOf(demand, k) < 0) continue
      start = this.end(k)
      finish = start + (to - from)
    }
    return start
  }

  /** The mirror image: the latest end up to `to`. */
  lastFit(demand: Float64Array, from: number, to: number): number {
    let [start, finish] = [from, to]
    for (let k = this.stepBefore(to); k >= 0 && this.end(k) > start; k--) {
      if (this.shortOf(demand, k) < 0) continue
      finish = this.begin(k)
      start = finish - (to - from)
    }
    return finish
  }

  /** The first resource that has too little left in a step; -1 when all have enough. */
  shortOf(demand: Float64Array, step: number): number {
    const base = step * this.width
    for (let r = 0; r < this.width; r++) {
      const units = demand[r] ?? 0
      if (units > 0 && (this.used[base + r] ?? 0) + units > (this.capacities[r] ?? 0) + tolerance) return r
    }
    return -1
  }

  begin(step: number): number {
    return this.times[step] ?? 0
  }

  end(step: number): number {
    return step + 1 < this.steps ? (this.times[step + 1] ?? 0) : Number.POSITIVE_INFINITY
  }

  /** Adds `sign` times the demand between two times. */
  reserve(demand: Float64Array, { from, to, sign = 1 }: { from: number; to: number; sign?: number }): void {
    const first = this.cut(from)
    const last = this.cut(to)
    for (let k = first; k < last; k++)
      for (let r = 0; r < this.width; r++) {
        const at = k * this.width + r
        this.used[at] = (this.used[at] ?? 0) + sign * (demand[r] ?? 0)
      }
  }

  /** The highest use of a resource at any time. */
  peak(resource: number): number {
    let most = 0
    for (let k = 0; k < this.steps; k++) most = Math.max(most, this.used[k * this.width + resource] ?? 0)
    return most
  }

  private stepAt(t: number): number {
    let low = 0
    let high = this.steps
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.times[middle] ?? 0) <= t) low = middle
      else high = middle
    }
    return low
  }

  private stepBefore(t: number): number {
    const k = this.stepAt(t)
    return this.times[k] === t ? k - 1 : k
  }

  /** Makes a step begin at `t` and answers which. */
  private cut(t: number): number {
    const k = this.stepAt(t)
    if (this.times[k] === t) return k
    const [at, width] = [k + 1, this.width]
    this.times.copyWithin(at + 1, at, this.steps)
    this.used.copyWithin((at + 1) * width, at * width, this.steps * width)
    this.used.copyWithin(at * width, k * width, at * width)
    this.times[at] = t
    this.steps++
    return at
  }
}
