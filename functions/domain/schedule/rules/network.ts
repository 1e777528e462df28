import { invalid } from '../../errors.ts'
import type { ScheduleInput, ScheduleLink } from '../contract.ts'
import { findOrder, isOrderOf, type Order } from './order.ts'
import { fillTask, PLANNED, STARTED } from './task-terms.ts'
import { openTimes, type Times } from './times.ts'

/** Places of the link types in `Links.type`. */
export const [FS, SS, FF, SF] = [0, 1, 2, 3]
const typeCodes = { FS, SS, FF, SF }

/** Tasks as columns; a task is its place in the input. Work and times are minutes, or plain numbers. */
export interface Tasks {
  count: number
  ids: string[]
  places: Map<string, number>
  /** PLANNED, STARTED or FINISHED (task-terms.ts). */
  state: Uint8Array
  /** Work that is left. */
  work: Float64Array
  /** Index into `Times.axes`; -1 counts every minute. */
  axis: Int16Array
  /** Length of one day of duration and float. */
  day: Float64Array
  actualStart: Float64Array
  actualFinish: Float64Array
  /** Bounds of what is left, from constraints and progress; infinite where there are none. */
  startFloor: Float64Array
  finishFloor: Float64Array
  startCeiling: Float64Array
  finishCeiling: Float64Array
  deadline: Float64Array
  late: Uint8Array
}

/** Links as columns, with the links into and out of each task: those of task `i` are `inLinks[inFirst[i]]` up to `inFirst[i + 1]`. */
export interface Links {
  count: number
  from: Int32Array
  to: Int32Array
  type: Uint8Array
  lag: Float64Array
  lagAxis: Int16Array
  /** 0 where progress has made the link void. */
  active: Uint8Array
  inFirst: Int32Array
  inLinks: Int32Array
  outFirst: Int32Array
  outLinks: Int32Array
}

export interface Network {
  input: ScheduleInput
  times: Times
  tasks: Tasks
  links: Links
  order: Order
  /** 1 for tasks that may not start before the project start. */
  anchored: Uint8Array
  floor: number
}

/** Reads the input into columns; throws `invalid` for unknown, repeated or unreadable values, naming their place. */
export function openNetwork(input: ScheduleInput): Network {
  const times = openTimes(input)
  const tasks = readTasks(input, times)
  const links = readLinks(input, tasks, times)
  return { input, times, tasks, links, ...connect(input, { tasks, links }), floor: times.start }
}

/** What follows from which links count: the order of the passes (`known` when it still holds), and where the project start binds. */
export function connect(
  input: ScheduleInput,
  { tasks, links }: { tasks: Tasks; links: Links },
  known?: Order,
) {
  indexLinks(tasks.count, links)
  const order = known && isOrderOf(known, links) ? known : findOrder(tasks.count, links)
  return { order, anchored: findAnchored(input, links, order) }
}

function readTasks(input: ScheduleInput, times: Times): Tasks {
  const tasks = emptyTasks(input.tasks.length)
  input.tasks.forEach((task, i) => {
    if (tasks.places.has(task.id))
      throw invalid([{ path: `tasks.${i}.id`, message: `Two tasks have the id ${task.id}.` }])
    tasks.places.set(task.id, i)
    tasks.ids[i] = task.id
    fillTask(tasks, times, { task, i })
  })
  return tasks
}

const emptyTasks = (count: number): Tasks => ({
  count,
  ids: Array.from<string>({ length: count }),
  places: new Map(),
  state: new Uint8Array(count),
  work: new Float64Array(count),
  axis: new Int16Array(count),
  day: new Float64Array(count),
  actualStart: new Float64Array(count),
  actualFinish: new Float64Array(count),
  startFloor: new Float64Array(count),
  finishFloor: new Float64Array(count),
  startCeiling: new Float64Array(count),
  finishCeiling: new Float64Array(count),
  deadline: new Float64Array(count),
  late: new Uint8Array(count),
})

function readLinks(input: ScheduleInput, tasks: Tasks, times: Times): Links {
  const links = emptyLinks(input.links.length, tasks.count)
  for (let i = 0; i < links.count; i++) readLink(input, { links, tasks, times }, i)
  return links
}

/** The links after one of them was dropped or one was added at the end; those whose tasks are `stale` are read again. */
export function rereadLinks(
  input: ScheduleInput,
  { tasks, times, links: before }: Pick<Network, 'tasks' | 'times' | 'links'>,
  { dropped, stale }: { dropped?: number; stale: (from: number, to: number) => boolean },
): Links {
  const links = emptyLinks(input.links.length, tasks.count)
  for (const column of ['from', 'to', 'type', 'lag', 'lagAxis', 'active'] as const) {
    const old = before[column].subarray(0, Math.min(before.count, dropped ?? before.count))
    links[column].set(old)
    if (dropped !== undefined) links[column].set(before[column].subarray(dropped + 1), dropped)
  }
  const known = dropped === undefined ? before.count : links.count
  for (let i = 0; i < links.count; i++)
    if (i >= known || stale(links.from[i] ?? 0, links.to[i] ?? 0)) readLink(input, { links, tasks, times }, i)
  return links
}

function readLink(
  input: ScheduleInput,
  parts: { links: Links; tasks: Tasks; times: Times },
  i: number,
): void {
  const { links, tasks } = parts
  const link = input.links[i]
  if (!link) return
  links.from[i] = placeOf(tasks, link.from, `links.${i}.from`)
  links.to[i] = placeOf(tasks, link.to, `links.${i}.to`)
  links.type[i] = typeCodes[link.type ?? 'FS']
  readLag(input, parts, i)
  links.active[i] = isActive(input, tasks, links.to[i] ?? 0) ? 1 : 0
}

const emptyLinks = (count: number, tasks: number): Links => ({
  count,
  from: new Int32Array(count),
  to: new Int32Array(count),
  type: new Uint8Array(count),
  lag: new Float64Array(count),
  lagAxis: new Int16Array(count),
  active: new Uint8Array(count),
  inFirst: new Int32Array(tasks + 1),
  inLinks: new Int32Array(count),
  outFirst: new Int32Array(tasks + 1),
  outLinks: new Int32Array(count),
})

function placeOf(tasks: Tasks, id: string, path: string): number {
  const place = tasks.places.get(id)
  if (place === undefined) throw invalid([{ path, message: `There is no task with the id ${id}.` }])
  return place
}

function readLag(input: ScheduleInput, parts: { links: Links; tasks: Tasks; times: Times }, i: number): void {
  const { links, tasks, times } = parts
  const link: ScheduleLink | undefined = input.links[i]
  const end = input.lagCalendar === 'predecessor' ? links.from[i] : links.to[i]
  const ofTask = input.lagCalendar === 'predecessor' || input.lagCalendar === 'successor'
  const axis = ofTask ? (tasks.axis[end ?? 0] ?? -1) : times.projectAxis
  const lag = times.span(link?.lag ?? 0, link?.lagUnit, { axis, path: `links.${i}.lagUnit` })
  links.lag[i] = lag.size
  links.lagAxis[i] = lag.axis
}

/** Links into work that is done, or under progress override into work that has begun, no longer say anything. */
function isActive(input: ScheduleInput, tasks: Tasks, to: number): boolean {
  const state = tasks.state[to]
  return state === PLANNED || (state === STARTED && input.progressMode !== 'progressOverride')
}

function indexLinks(count: number, links: Links): void {
  index(count, links, { end: links.to, first: links.inFirst, list: links.inLinks })
  index(count, links, { end: links.from, first: links.outFirst, list: links.outLinks })
}

function index(
  count: number,
  links: Links,
  side: { end: Int32Array; first: Int32Array; list: Int32Array },
): void {
  const { end, first, list } = side
  first.fill(0)
  for (let l = 0; l < links.count; l++) {
    const at = (end[l] ?? 0) + 1
    if (links.active[l]) first[at] = (first[at] ?? 0) + 1
  }
  for (let i = 0; i < count; i++) first[i + 1] = (first[i + 1] ?? 0) + (first[i] ?? 0)
  const next = first.slice()
  for (let l = 0; l < links.count; l++) {
    const at = end[l] ?? 0
    if (!links.active[l]) continue
    const place = next[at] ?? 0
    list[place] = l
    next[at] = place + 1
  }
}

/** All tasks, or with `allowBeforeStart` those that nothing leads to, a cycle counting as one. */
function findAnchored(input: ScheduleInput, links: Links, order: Order): Uint8Array {
  const count = links.inFirst.length - 1
  if (!input.allowBeforeStart) return new Uint8Array(count).fill(1)
  const led = new Uint8Array(order.groupCount)
  for (let l = 0; l < links.count; l++) {
    const [from = 0, to = 0] = [order.group[links.from[l] ?? 0], order.group[links.to[l] ?? 0]]
    if (links.active[l] && from !== to) led[to] = 1
  }
  return Uint8Array.from(order.group, (group) => (led[group] ? 0 : 1))
}
