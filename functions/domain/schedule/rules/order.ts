import type { Links } from './network.ts'

/**
 * The order in which a forward pass visits tasks. Tasks that lead to each other in a circle form one group and stand side by side;
 * `cycleEnd[p]` is the place after the last one of the circle that begins at place `p`, 0 where none begins.
 */
export interface Order {
  sequence: Int32Array
  /** Where a task stands in `sequence`. */
  place: Int32Array
  group: Int32Array
  groupCount: number
  cycleEnd: Int32Array
  acyclic: boolean
}

/** In O(tasks + links). */
export function findOrder(count: number, links: Links): Order {
  const sequence = new Int32Array(count)
  const reached = sortTopologically(count, links, sequence)
  if (reached < count) return orderOfCircles(count, links)
  const place = new Int32Array(count)
  for (let p = 0; p < count; p++) place[sequence[p] ?? 0] = p
  return { sequence, place, group: place, groupCount: count, cycleEnd: new Int32Array(count), acyclic: true }
}

/** Whether every link leads forward in an order without circles. */
export function isOrderOf({ place, acyclic }: Order, { count, from, to, active }: Links): boolean {
  if (!acyclic) return false
  for (let l = 0; l < count; l++)
    if (active[l] && (place[from[l] ?? 0] ?? 0) >= (place[to[l] ?? 0] ?? 0)) return false
  return true
}

/** Kahn's algorithm; answers how many tasks it could place. */
function sortTopologically(count: number, links: Links, sequence: Int32Array): number {
  const { inFirst, outFirst, outLinks, to } = links
  const waiting = new Int32Array(count)
  let last = 0
  for (let i = 0; i < count; i++) {
    waiting[i] = (inFirst[i + 1] ?? 0) - (inFirst[i] ?? 0)
    if (waiting[i] === 0) sequence[last++] = i
  }
  for (let p = 0; p < last; p++) {
    const task = sequence[p] ?? 0
    for (let k = outFirst[task] ?? 0, end = outFirst[task + 1] ?? 0; k < end; k++) {
      const next = to[outLinks[k] ?? 0] ?? 0
      const left = (waiting[next] ?? 0) - 1
      waiting[next] = left
      if (left === 0) sequence[last++] = next
    }
  }
  return last
}

function orderOfCircles(count: number, links: Links): Order {
  const groups = findGroups(count, links)
  const order: Order = {
    sequence: new Int32Array(count),
    place: new Int32Array(count),
    group: new Int32Array(count),
    groupCount: groups.length,
    cycleEnd: new Int32Array(count),
    acyclic: false,
  }
  let at = 0
  groups.forEach((members, g) => {
    for (const task of members) order.group[task] = g
    if (isCircle(members, links)) order.cycleEnd[at] = at + members.length
    for (const task of members.length > 2 ? alongForwardLinks(members, links) : members) {
      order.place[task] = at
      order.sequence[at++] = task
    }
  })
  return order
}

const isCircle = (members: number[], links: Links) =>
  members.length > 1 || outOf(members[0] ?? 0, links).some((link) => links.to[link] === members[0])

const outOf = (task: number, { outFirst, outLinks }: Links) =>
  Array.from(outLinks.subarray(outFirst[task] ?? 0, outFirst[task + 1] ?? 0))

/** Tarjan's strongly connected components without recursion, in an order in which links lead forward. */
function findGroups(count: number, links: Links): number[][] {
  const { outFirst, outLinks, to } = links
  const seen = new Int32Array(count)
  const low = new Int32Array(count)
  const next = outFirst.slice(0, count)
  const open = new Uint8Array(count)
  const [stack, path, groups]: [number[], number[], number[][]] = [[], [], []]
  let clock = 0
  const enter = (task: number) => {
    seen[task] = low[task] = ++clock
    open[task] = 1
    stack.push(task)
    path.push(task)
  }
  const leave = (task: number) => {
    path.pop()
    const parent = path.at(-1)
    if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[task] ?? 0)
    if (low[task] !== seen[task]) return
    const members = stack.splice(stack.lastIndexOf(task))
    for (const member of members) open[member] = 0
    groups.push(members)
  }
  for (let root = 0; root < count; root++) {
    if (!seen[root]) enter(root)
    while (path.length > 0) {
      const task = path.at(-1) ?? 0
      const k = next[task] ?? 0
      if (k >= (outFirst[task + 1] ?? 0)) {
        leave(task)
        continue
      }
      next[task] = k + 1
      const target = to[outLinks[k] ?? 0] ?? 0
      if (!seen[target]) enter(target)
      else if (open[target]) low[task] = Math.min(low[task] ?? 0, seen[target] ?? 0)
    }
  }
  return groups.toReversed()
}

/** Maximum lags are links backwards with a lag below zero: without them a circle usually has a natural order. */
function alongForwardLinks(members: number[], links: Links): number[] {
  const inside = new Set(members)
  const waiting = new Map(members.map((task) => [task, 0]))
  const forward = (link: number) => (links.lag[link] ?? 0) >= 0 && inside.has(links.to[link] ?? -1)
  const ahead = (task: number) =>
    outOf(task, links)
      .filter(forward)
      .map((link) => links.to[link] ?? 0)
  for (const task of members) for (const to of ahead(task)) waiting.set(to, (waiting.get(to) ?? 0) + 1)
  const sorted = members.filter((task) => waiting.get(task) === 0)
  for (let p = 0; p < sorted.length; p++)
    for (const to of ahead(sorted[p] ?? 0)) {
      waiting.set(to, (waiting.get(to) ?? 0) - 1)
      if (waiting.get(to) === 0) sorted.push(to)
    }
  const placed = new Set(sorted)
  return [...sorted, ...members.filter((task) => !placed.has(task))]
}
