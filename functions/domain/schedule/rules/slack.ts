import { type Early, pushed, reach } from './early.ts'
import { pulled } from './late.ts'
import { FF, FS, type Network, SS } from './network.ts'
import { FINISHED, STARTED } from './task-terms.ts'

const fromFinish = (kind = FS) => kind === FS || kind === FF
const toStart = (kind = FS) => kind === FS || kind === SS

/** Whether the link decides where its successor lies. */
export function drives({ early, network }: { network: Network; early: Early }, link: number): boolean {
  const { links, tasks, times } = network
  const kind = links.type[link] ?? FS
  const [source, target] = [links.from[link] ?? 0, links.to[link] ?? 0]
  const bound = pushed(network, link, (fromFinish(kind) ? early.finish[source] : early.start[source]) ?? 0)
  const held = (toStart(kind) ? early.rest[target] : early.finish[target]) ?? 0
  if (bound >= held - reach(held)) return true
  const axis = times.axes[tasks.axis[target] ?? -1]
  if (!axis) return false
  if (tasks.work[target] === 0) return axis.closedUp(bound) >= held
  return axis.work(bound) >= axis.work(held) - reach(held)
}

/** The tasks that decide where task `i` lies, by their places, each once and in the order of the input. */
export function driversOf(at: { network: Network; early: Early }, i: number): number[] {
  const { inFirst, inLinks, from } = at.network.links
  const drivers: number[] = []
  for (let k = inFirst[i] ?? 0, end = inFirst[i + 1] ?? 0; k < end; k++) {
    const link = inLinks[k] ?? 0
    const source = from[link] ?? 0
    if (drives(at, link) && !drivers.includes(source)) drivers.push(source)
  }
  return drivers.length > 1 ? drivers.toSorted((a, b) => a - b) : drivers
}

/** How far task `i` can slip, in its days, before a successor's early dates or the project's finish move. */
export function freeFloat(at: { network: Network; early: Early; projectFinish: number }, i: number): number {
  const { network, early } = at
  const { tasks, links } = network
  if (tasks.state[i] === FINISHED) return 0
  const begun = tasks.state[i] === STARTED
  let least = between(network, i, [early.finish[i] ?? 0, at.projectFinish])
  for (let k = links.outFirst[i] ?? 0, end = links.outFirst[i + 1] ?? 0; k < end; k++) {
    const link = links.outLinks[k] ?? 0
    const kind = links.type[link] ?? FS
    if (begun && !fromFinish(kind)) continue
    const target = links.to[link] ?? 0
    const limit = pulled(network, link, (toStart(kind) ? early.rest[target] : early.finish[target]) ?? 0)
    const own = (fromFinish(kind) ? early.finish[i] : early.start[i]) ?? 0
    const slack = between(network, i, [own, limit])
    if (slack < least) least = slack
  }
  return Math.max(0, tidy(least / (tasks.day[i] ?? 1)))
}

/** Work of task `i`'s calendar between two moments. */
export function between({ tasks, times }: Network, i: number, [from, to]: readonly [number, number]): number {
  const axis = times.axes[tasks.axis[i] ?? -1]
  return axis ? axis.work(to) - axis.work(from) : to - from
}

/** Without the noise of adding and subtracting fractions. */
export const tidy = (value: number): number =>
  Math.abs(value) < 1e6 ? Math.round(value * 1e9) / 1e9 + 0 : value
