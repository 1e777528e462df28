import { invalid } from '../../errors.ts'
import type {
  InfeasibleSchedule,
  ScheduleAnalysis,
  ScheduleInput,
  ScheduleLink,
  ScheduleTask,
  TaskDates,
} from '../contract.ts'
import { answerOf, datesOf, totalFloat } from './analyse.ts'
import { pullEarly } from './early.ts'
import { findContradiction } from './infeasible.ts'
import { pullLate } from './late.ts'
import { connect, type Links, type Network, openNetwork, rereadLinks } from './network.ts'
import { isInfeasible, latest, type Passes, runPasses } from './passes.ts'
import { fillTask } from './task-terms.ts'

/** One edit. `changes` replaces fields of a task; a field set to undefined is taken away. A link is named by what it says. */
export type ScheduleEdit =
  | { task: string; changes: Partial<Omit<ScheduleTask, 'id'>> }
  | { addLink: ScheduleLink }
  | { removeLink: ScheduleLink }
  | { addTask: ScheduleTask }
  | { removeTask: string }

/**
 * A schedule that is kept for further edits. It belongs to whoever opened it and is changed in place by `rescheduleAfter`; `input` is what
 * `analyseSchedule` would have to be given for the same answer.
 */
export interface OpenSchedule {
  input: ScheduleInput
  outcome: Passes | InfeasibleSchedule
}

/** What an edit did: the tasks whose figures may differ from before, or why the schedule cannot be met now. */
export type ScheduleChange =
  | { feasible: true; finish: TaskDates['earlyFinish']; changed: string[] }
  | InfeasibleSchedule

/** Throws what `analyseSchedule` throws. */
export const openSchedule = (input: ScheduleInput): OpenSchedule => ({
  input,
  outcome: runPasses(openNetwork(input)),
})

/** The full answer; the same as a full pass over `schedule.input` would give. */
export const analysisOf = ({ outcome }: OpenSchedule): ScheduleAnalysis =>
  isInfeasible(outcome) ? outcome : answerOf(outcome)

/** The figures of one task; undefined when there is no such task or no schedule. */
export function taskDates({ outcome }: OpenSchedule, id: string): TaskDates | undefined {
  if (isInfeasible(outcome)) return undefined
  const i = outcome.network.tasks.places.get(id)
  return i === undefined ? undefined : datesOf(outcome, i, totalFloat(outcome, i))
}

/**
 * Applies an edit and computes only what it can have moved: the tasks behind it whose early dates change, and those before it whose late
 * dates change. Added and removed tasks, circles, tasks as late as possible and schedules that were infeasible take a full pass.
 * Throws `invalid` for an edit that cannot be read, and then the schedule is as it was.
 */
export function rescheduleAfter(schedule: OpenSchedule, edit: ScheduleEdit): ScheduleChange {
  const input = editInput(schedule.input, edit)
  const { outcome } = schedule
  if (isInfeasible(outcome) || needsFullPass(outcome)) return passInFull(schedule, input)
  const touched = editNetwork(outcome.network, input, edit)
  if (!touched || needsFullPass(outcome)) return passInFull(schedule, input)
  schedule.input = input
  const contradiction = moveEarly(outcome, touched)
  if (contradiction) {
    schedule.outcome = contradiction
    return contradiction
  }
  moveLate(outcome, touched)
  return {
    feasible: true,
    finish: outcome.network.times.write(outcome.projectFinish),
    changed: changedIds(outcome, touched),
  }
}

const needsFullPass = ({ network }: Passes) => !network.order.acyclic || network.tasks.late.includes(1)

function passInFull(schedule: OpenSchedule, input: ScheduleInput): ScheduleChange {
  Object.assign(schedule, openSchedule(input))
  const { outcome } = schedule
  if (isInfeasible(outcome)) return outcome
  const { tasks, times } = outcome.network
  return { feasible: true, finish: times.write(outcome.projectFinish), changed: [...tasks.ids] }
}

/** Tasks by their places. */
interface Touched {
  /** Where the edit itself was. */
  edited: number[]
  early: number[]
  late: number[]
  finishMoved: boolean
}

function editInput(input: ScheduleInput, edit: ScheduleEdit): ScheduleInput {
  if ('addTask' in edit) return { ...input, tasks: [...input.tasks, edit.addTask] }
  if ('addLink' in edit) return { ...input, links: [...input.links, edit.addLink] }
  if ('removeLink' in edit)
    return { ...input, links: input.links.toSpliced(findLink(input, edit.removeLink), 1) }
  const id = 'task' in edit ? edit.task : edit.removeTask
  const at = input.tasks.findIndex((task) => task.id === id)
  const task = input.tasks[at]
  if (!task) throw invalid([{ path: 'task', message: `There is no task with the id ${id}.` }])
  if ('task' in edit) return { ...input, tasks: input.tasks.with(at, { ...task, ...edit.changes }) }
  const links = input.links.filter(({ from, to }) => from !== id && to !== id)
  return { ...input, tasks: input.tasks.toSpliced(at, 1), links }
}

function findLink({ links }: ScheduleInput, wanted: ScheduleLink): number {
  const same = (link: ScheduleLink) =>
    link.from === wanted.from &&
    link.to === wanted.to &&
    (link.type ?? 'FS') === (wanted.type ?? 'FS') &&
    (link.lag ?? 0) === (wanted.lag ?? 0) &&
    (link.lagUnit ?? 'days') === (wanted.lagUnit ?? 'days')
  const at = links.findIndex(same)
  if (at < 0)
    throw invalid([
      { path: 'removeLink', message: `There is no such link from ${wanted.from} to ${wanted.to}.` },
    ])
  return at
}

/** Brings the columns up to date; undefined when the edit changes which tasks there are. */
function editNetwork(network: Network, input: ScheduleInput, edit: ScheduleEdit): Touched | undefined {
  if ('addTask' in edit || 'removeTask' in edit) return undefined
  const { places } = network.tasks
  const ends =
    'task' in edit ? [edit.task] : 'addLink' in edit ? endsOf(edit.addLink) : endsOf(edit.removeLink)
  const edited = ends.flatMap((id) => places.get(id) ?? [])
  const relink = 'task' in edit ? refillTask(network, input, edited[0] ?? 0) : true
  if (relink) {
    const isEdited = (from: number, to: number) => from === edited[0] || to === edited[0]
    const stale = 'task' in edit ? isEdited : () => false
    const dropped = 'removeLink' in edit ? findLink(network.input, edit.removeLink) : undefined
    const links = rereadLinks(input, network, { dropped, stale })
    Object.assign(network, { links, ...connect(input, { tasks: network.tasks, links }, network.order) })
  }
  network.input = input
  if (relink && 'task' in edit) edited.push(...neighboursOf(network.links, edited[0] ?? 0))
  return { edited, early: [], late: [], finishMoved: false }
}

/** Also along links that have become void. */
function neighboursOf({ count, from, to }: Links, i: number): number[] {
  const found = new Set<number>()
  for (let link = 0; link < count; link++) {
    if (from[link] === i) found.add(to[link] ?? 0)
    if (to[link] === i) found.add(from[link] ?? 0)
  }
  return [...found]
}

const endsOf = ({ from, to }: ScheduleLink) => [from, to]

/** Answers whether links have to be read again: they depend on the progress and the calendar of their tasks. */
function refillTask({ tasks, times, input: before }: Network, input: ScheduleInput, i: number): boolean {
  const [state, axis] = [tasks.state[i], tasks.axis[i]]
  const [task, old] = [input.tasks[i], before.tasks[i]]
  if (!task || !old) return true
  try {
    fillTask(tasks, times, { task, i })
  } catch (error) {
    fillTask(tasks, times, { task: old, i })
    throw error
  }
  return tasks.state[i] !== state || tasks.axis[i] !== axis
}

function moveEarly(passes: Passes, touched: Touched): InfeasibleSchedule | undefined {
  const { network, early } = passes
  const { tasks, links, order } = network
  const dirty = new Uint8Array(tasks.count)
  let [first, last] = [tasks.count, -1]
  const mark = (i: number) => {
    const p = order.place[i] ?? 0
    dirty[p] = 1
    if (p < first) first = p
    if (p > last) last = p
  }
  touched.edited.forEach(mark)
  for (let p = first; p <= last; p++) {
    if (!dirty[p]) continue
    const i = order.sequence[p] ?? 0
    const [start, rest, finish] = [early.start[i], early.rest[i], early.finish[i]]
    pullEarly(network, early, i)
    if (early.start[i] === start && early.rest[i] === rest && early.finish[i] === finish) continue
    touched.early.push(i)
    for (let k = links.outFirst[i] ?? 0, end = links.outFirst[i + 1] ?? 0; k < end; k++)
      mark(links.to[links.outLinks[k] ?? 0] ?? 0)
  }
  return findContradiction(network, early)
}

function moveLate(passes: Passes, touched: Touched): void {
  const { network, early, late } = passes
  const { tasks, links, order } = network
  const projectFinish = latest(early.finish, network.times.start)
  touched.finishMoved = projectFinish !== passes.projectFinish
  passes.projectFinish = projectFinish
  // When the finish of the project moves, every task may have a new latest date.
  const dirty = new Uint8Array(tasks.count).fill(touched.finishMoved ? 1 : 0)
  for (const i of [...touched.edited, ...touched.early]) dirty[order.place[i] ?? 0] = 1
  for (let p = dirty.lastIndexOf(1); p >= 0; p--) {
    if (!dirty[p]) continue
    const i = order.sequence[p] ?? 0
    const [rest, finish] = [late.rest[i], late.finish[i]]
    pullLate(passes, i)
    if (late.rest[i] === rest && late.finish[i] === finish) continue
    touched.late.push(i)
    for (let k = links.inFirst[i] ?? 0, end = links.inFirst[i + 1] ?? 0; k < end; k++)
      dirty[order.place[links.from[links.inLinks[k] ?? 0] ?? 0] ?? 0] = 1
  }
}

/** Dates, floats and deciding predecessors depend on the tasks around those that moved, free float also on the project's finish. */
function changedIds({ network }: Passes, { edited, early, late, finishMoved }: Touched): string[] {
  const { tasks, links } = network
  const changed = new Uint8Array(tasks.count).fill(finishMoved ? 1 : 0)
  for (const i of late) changed[i] = 1
  for (const i of [...edited, ...early]) {
    changed[i] = 1
    for (let k = links.inFirst[i] ?? 0; k < (links.inFirst[i + 1] ?? 0); k++)
      changed[links.from[links.inLinks[k] ?? 0] ?? 0] = 1
    for (let k = links.outFirst[i] ?? 0; k < (links.outFirst[i + 1] ?? 0); k++)
      changed[links.to[links.outLinks[k] ?? 0] ?? 0] = 1
  }
  return tasks.ids.filter((_, i) => changed[i] === 1)
}
