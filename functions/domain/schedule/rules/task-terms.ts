import { invalid } from '../../errors.ts'
import type { Constraint, Moment, ScheduleTask } from '../contract.ts'
import { minutesPerDay } from './local-time.ts'
import type { Tasks } from './network.ts'
import type { Span, Times } from './times.ts'
import type { WorkAxis } from './work-axis.ts'

/** Places of a task in `Tasks.state`. A started task's remaining work is what the passes move. */
export const [PLANNED, STARTED, FINISHED] = [0, 1, 2]

interface Terms {
  tasks: Tasks
  times: Times
  task: ScheduleTask
  i: number
  path: string
}

/** Reads one task into its row of the columns; what is not said about it is reset. */
export function fillTask(tasks: Tasks, times: Times, { task, i }: { task: ScheduleTask; i: number }): void {
  const terms = { tasks, times, task, i, path: `tasks.${i}` }
  const axis = times.axisOf(task, terms.path)
  const duration = times.span(task.duration, task.durationUnit, { axis, path: `${terms.path}.durationUnit` })
  tasks.axis[i] = duration.axis
  tasks.day[i] = duration.day
  tasks.late[i] = task.constraint?.type === 'ALAP' ? 1 : 0
  tasks.startFloor[i] = tasks.finishFloor[i] = Number.NEGATIVE_INFINITY
  tasks.startCeiling[i] = tasks.finishCeiling[i] = tasks.deadline[i] = Number.POSITIVE_INFINITY
  fillProgress(terms, duration)
  if (tasks.state[i] === FINISHED) return
  if (task.constraint) fillConstraint(terms, task.constraint)
  if (task.deadline !== undefined) tasks.deadline[i] = readEnd(terms, 'deadline', task.deadline)
}

const readStart = ({ times, path }: Terms, field: string, moment: Moment) =>
  times.read(moment, `${path}.${field}`)

const readEnd = ({ times, path }: Terms, field: string, moment: Moment) =>
  times.read(moment, `${path}.${field}`, true)

function fillProgress(terms: Terms, { size }: Span): void {
  const { tasks, task, i } = terms
  const left =
    task.remainingDuration === undefined ? size * (1 - (task.percentComplete ?? 0) / 100) : remaining(terms)
  const began = task.actualStart !== undefined
  const done = task.actualFinish !== undefined || (began && (left <= 0 || task.percentComplete === 100))
  tasks.state[i] = done ? FINISHED : began ? STARTED : PLANNED
  tasks.work[i] = began ? left : size
  tasks.actualStart[i] = tasks.actualFinish[i] = Number.NaN
  if (done) fillActuals(terms, size)
  else if (task.actualStart === undefined) tasks.startFloor[i] = terms.times.status
  else fillRest(terms, { start: actualStart(terms, task.actualStart), done: size - left })
}

function remaining({ times, task, tasks, i, path }: Terms): number {
  const on = { axis: tasks.axis[i] ?? -1, path }
  return times.span(task.remainingDuration ?? 0, task.durationUnit, on).size
}

function fillActuals(terms: Terms, size: number): void {
  const { tasks, task, i } = terms
  const axis = axisOf(terms)
  const start = task.actualStart === undefined ? undefined : actualStart(terms, task.actualStart)
  const finish = task.actualFinish === undefined ? undefined : actualFinish(terms, task.actualFinish)
  const end = finish ?? after(axis, start ?? 0, size)
  tasks.actualFinish[i] = end
  tasks.actualStart[i] = start ?? before(axis, end, size)
  if ((tasks.actualStart[i] ?? 0) > end)
    throw invalid([
      { path: `${terms.path}.actualFinish`, message: 'The actual finish lies before the actual start.' },
    ])
}

// What really happened may lie outside of working time. A day stands for its own first or last working moment.
function actualStart(terms: Terms, moment: Moment): number {
  const at = readStart(terms, 'actualStart', moment)
  const opening = axisOf(terms)?.closedUp(at) ?? at
  return isDay(moment) && opening < at + minutesPerDay ? opening : at
}

function actualFinish(terms: Terms, moment: Moment): number {
  const at = readEnd(terms, 'actualFinish', moment)
  const closing = axisOf(terms)?.closedDown(at) ?? at
  return isDay(moment) && closing > at - minutesPerDay ? closing : at
}

const axisOf = ({ times, tasks, i }: Terms): WorkAxis | undefined => times.axes[tasks.axis[i] ?? -1]

const after = (axis: WorkAxis | undefined, start: number, size: number) =>
  axis && size > 0 ? axis.lower(axis.work(start) + size) : start + size

const before = (axis: WorkAxis | undefined, finish: number, size: number) =>
  axis && size > 0 ? axis.upper(axis.work(finish) - size) : finish - size

/** What is left goes on from the status date, or without one from where what is done ends. */
function fillRest(terms: Terms, { start, done }: { start: number; done: number }): void {
  const { tasks, times, i } = terms
  const axis = axisOf(terms)
  tasks.actualStart[i] = start
  const ended = axis ? axis.upper(axis.work(start) + Math.max(0, done)) : start + Math.max(0, done)
  tasks.startFloor[i] = Number.isFinite(times.status) ? Math.max(times.status, start) : ended
}

function fillConstraint(terms: Terms, { type, date }: Constraint): void {
  if (type === 'ASAP' || type === 'ALAP') return
  if (date === undefined)
    throw invalid([
      { path: `${terms.path}.constraint.date`, message: `The constraint ${type} needs a date.` },
    ])
  if (type === 'FNET' || type === 'FNLT' || type === 'MFO') return boundFinish(terms, type, date)
  if (terms.tasks.state[terms.i] === PLANNED) boundStart(terms, type, date)
}

// A day stands for its first moment of work where something starts and for its last one where something finishes.
function boundStart(terms: Terms, type: 'MSO' | 'SNET' | 'SNLT', date: Moment): void {
  const { tasks, i } = terms
  const at = readStart(terms, 'constraint.date', date)
  const axis = axisOf(terms)
  const opening = axis ? (tasks.work[i] === 0 ? axis.closedUp(at) : axis.upper(axis.work(at))) : at
  const sameDay = isDay(date) && opening < at + minutesPerDay
  if (type !== 'SNLT') tasks.startFloor[i] = Math.max(tasks.startFloor[i] ?? at, at)
  if (type !== 'SNET') tasks.startCeiling[i] = type === 'MSO' || sameDay ? opening : at
}

function boundFinish(terms: Terms, type: 'MFO' | 'FNET' | 'FNLT', date: Moment): void {
  const { tasks, i } = terms
  const at = readEnd(terms, 'constraint.date', date)
  const axis = axisOf(terms)
  const closing = axis ? axis.lower(axis.work(at)) : at
  const sameDay = isDay(date) && closing > at - minutesPerDay
  if (type !== 'FNLT') tasks.finishFloor[i] = type === 'MFO' || sameDay ? closing : at
  if (type !== 'FNET') tasks.finishCeiling[i] = at
}

const isDay = (date: Moment) => typeof date === 'string' && date.length === 10
