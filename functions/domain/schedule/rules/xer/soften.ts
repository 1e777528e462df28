import { DomainError } from '../../../errors.ts'
import type { ScheduleInput, ScheduleTask } from '../../contract/input.ts'
import type { Notes } from '../mspdi/notes.ts'
import { openTimes, type Times } from '../times.ts'

/**
 * Dates that P6 lets work miss become deadlines, which only make float negative, as P6 does; “on” a date still delays work to it. A latest start is a deadline for the
 * finish of work that begins then.
 */
export function softened(schedule: ScheduleInput, soft: ReadonlySet<string>, notes: Notes): ScheduleInput {
  if (soft.size === 0) return schedule
  const times = openTimes(schedule)
  const tasks = schedule.tasks.map((task, i) =>
    soft.has(task.id) ? soften({ times, task, i, notes }) : task,
  )
  return { ...schedule, tasks }
}

interface Softening {
  times: Times
  task: ScheduleTask
  i: number
  notes: Notes
}

function soften(softening: Softening): ScheduleTask {
  const { task, notes } = softening
  const { constraint, deadline, ...others } = task
  const { type = 'ASAP', date } = constraint ?? {}
  const isStart = type === 'MSO' || type === 'SNLT'
  if (date === undefined || (isStart && task.actualStart !== undefined)) return task
  notes.add('softConstraint', task.id)
  const latest = isStart ? finishFrom(softening, String(date)) : String(date)
  const earlier = [deadline, latest].flatMap((at) => (at === undefined ? [] : [String(at)])).toSorted()[0]
  const floor = type === 'MSO' ? 'SNET' : type === 'MFO' ? 'FNET' : undefined
  return { ...others, ...(floor ? { constraint: { type: floor, date } } : {}), deadline: earlier }
}

/** Undefined where the calendar does not reach. */
function finishFrom({ times, task, i, notes }: Softening, date: string): string | undefined {
  try {
    const axis = times.axisOf(task, `tasks.${i}`)
    const { size } = times.span(task.duration, task.durationUnit, { axis, path: '' })
    const work = times.axes[axis]
    const start = times.read(date, '')
    return String(times.write(work && size > 0 ? work.lower(work.work(start) + size) : start + size))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    notes.add('valueOutOfRange', task.id)
    return undefined
  }
}
