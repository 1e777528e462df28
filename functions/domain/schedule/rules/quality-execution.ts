import type { QualityPoint, ScheduleTask } from '../contract.ts'
import { lengthOf } from './analyse.ts'
import type { Passes } from './passes.ts'
import { judge, notApplicable, openTasks, taskPoint } from './quality-point.ts'
import { FINISHED, PLANNED } from './task-terms.ts'

/** The points about dates, resources and the baseline: 9 to 14. `test` is point 12. */
export function executionPoints(passes: Passes, test: QualityPoint): QualityPoint[] {
  return [
    invalidDates(passes),
    resources(passes),
    missedTasks(passes),
    test,
    lengthIndex(passes),
    executionIndex(passes),
  ]
}

/** What is planned lies after the status date by construction, so only actual dates can be in the wrong place. */
function invalidDates(passes: Passes): QualityPoint {
  const head = { number: 9, point: 'invalidDates', atMost: 0 } as const
  const { tasks, times } = passes.network
  if (!Number.isFinite(times.status)) return notApplicable(head, 'noStatusDate')
  const all = [...tasks.ids.keys()]
  const after = (moment = Number.NaN) => moment > times.status
  const found = all.filter(
    (i) => tasks.state[i] !== PLANNED && (after(tasks.actualStart[i]) || after(tasks.actualFinish[i])),
  )
  return taskPoint(head, passes, { open: all, found })
}

/** Work of a day or more that nobody does and nobody pays. */
function resources(passes: Passes): QualityPoint {
  const head = { number: 10, point: 'resources', atMost: 0 } as const
  const { input, tasks } = passes.network
  if (!input.tasks.some(isResourced)) return notApplicable(head, 'noResources')
  const open = openTasks(passes).filter((i) => (tasks.work[i] ?? 0) >= (tasks.day[i] ?? 1))
  const found = open.filter((i) => !isResourced(input.tasks[i]))
  return taskPoint(head, passes, { open, found })
}

const isResourced = (task?: ScheduleTask) =>
  task !== undefined &&
  ((task.effort ?? 0) > 0 ||
    Number(task.cost ?? 0) > 0 ||
    Object.values(task.demands ?? {}).some((units) => units > 0))

/** Baseline finishes by place; only of tasks that still exist. */
function baselineFinishes({ network }: Passes): Map<number, number> {
  const { input, tasks, times } = network
  return new Map(
    (input.baseline ?? []).flatMap((task, row) => {
      const i = tasks.places.get(task.id)
      return i === undefined ? [] : [[i, times.read(task.finish, `baseline.${row}.finish`, true)] as const]
    }),
  )
}

function missedTasks(passes: Passes): QualityPoint {
  const head = { number: 11, point: 'missedTasks', atMost: 0.05 } as const
  const status = passes.network.times.status
  if (!Number.isFinite(status)) return notApplicable(head, 'noStatusDate')
  const due = [...baselineFinishes(passes)].filter(([, finish]) => finish <= status)
  if (due.length === 0) return notApplicable(head, 'noBaseline')
  const missed = due.filter(([i, finish]) => (passes.early.finish[i] ?? 0) > finish)
  return taskPoint(head, passes, { open: due.map(([i]) => i), found: missed.map(([i]) => i) })
}

/** (what is left of the critical path + float to the baseline's finish) / what is left of the critical path. */
function lengthIndex(passes: Passes): QualityPoint {
  const head = { number: 13, point: 'criticalPathLengthIndex', atLeast: 0.95 } as const
  const { times } = passes.network
  const finishes = [...baselineFinishes(passes).values()]
  if (finishes.length === 0) return notApplicable(head, 'noBaseline')
  const left = lengthOf(passes, Number.isFinite(times.status) ? times.status : times.start)
  if (left <= 0) return notApplicable(head, 'noTasks')
  const float = lengthOf({ ...passes, projectFinish: Math.max(...finishes) }, passes.projectFinish)
  return judge(head, { count: 0, of: 1, ratio: (left + float) / left })
}

/** Finished tasks / tasks that the baseline wants finished by the status date or that have no baseline. */
function executionIndex(passes: Passes): QualityPoint {
  const head = { number: 14, point: 'baselineExecutionIndex', atLeast: 0.95 } as const
  const { tasks, times } = passes.network
  if (!Number.isFinite(times.status)) return notApplicable(head, 'noStatusDate')
  const finishes = baselineFinishes(passes)
  if (finishes.size === 0) return notApplicable(head, 'noBaseline')
  const all = [...tasks.ids.keys()]
  const due = all.filter((i) => (finishes.get(i) ?? Number.NEGATIVE_INFINITY) <= times.status)
  if (due.length === 0) return notApplicable(head, 'noTasks')
  const done = all.filter((i) => tasks.state[i] === FINISHED)
  const behind = due.filter((i) => tasks.state[i] !== FINISHED).map((i) => tasks.ids[i] ?? '')
  return judge(head, { count: done.length, of: due.length, tasks: behind })
}
