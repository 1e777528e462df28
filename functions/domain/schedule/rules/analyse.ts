import type { FeasibleSchedule, ScheduleAnalysis, ScheduleInput, TaskDates } from '../contract.ts'
import { openNetwork } from './network.ts'
import { findCriticalPaths, findNearCritical } from './paths.ts'
import { isInfeasible, lateStartOf, type Passes, runPasses } from './passes.ts'
import { between, driversOf, freeFloat, tidy } from './slack.ts'
import { FINISHED } from './task-terms.ts'

/**
 * Dates, floats and critical paths of a network by the critical path method (Kelley and Walker 1959), generalised to four link types
 * with minimum and maximum lags (Elmaghraby and Kamburowski 1992), calendars, constraints and progress. The conventions stand at the
 * top of rules.ts. Throws `invalid` for input that cannot be read; a network that cannot be met is an answer.
 */
export function analyseSchedule(input: ScheduleInput): ScheduleAnalysis {
  const outcome = runPasses(openNetwork(input))
  return isInfeasible(outcome) ? outcome : answerOf(outcome)
}

/** The answer that belongs to two finished passes. */
export function answerOf(passes: Passes): FeasibleSchedule {
  const { network, early, soonest, projectFinish } = passes
  const { times, tasks, input } = network
  const floats = totalFloats(passes)
  const ids = (places: number[]) => places.map((i) => tasks.ids[i] ?? '')
  const paths = findCriticalPaths({ network, early: soonest, projectFinish }).map(ids)
  const above = input.criticalFloat ?? 0
  const near =
    input.nearCriticalFloat === undefined
      ? []
      : findNearCritical({ network, early }, floats, { above, threshold: input.nearCriticalFloat })
  const start = earliest(early.start, times.start)
  return {
    feasible: true,
    length: lengthOf(passes, start),
    start: times.write(start),
    finish: times.write(projectFinish),
    criticalPath: paths[0] ?? [],
    criticalPaths: paths,
    nearCriticalPaths: near.map((path) => ({ ...path, tasks: ids(path.tasks) })),
    tasks: tasks.ids.map((_, i) => datesOf(passes, i, floats[i] ?? 0)),
  }
}

function totalFloats(passes: Passes): Float64Array {
  const floats = new Float64Array(passes.network.tasks.count)
  for (let i = 0; i < floats.length; i++) floats[i] = totalFloat(passes, i)
  return floats
}

export function totalFloat({ network, early, late }: Passes, i: number): number {
  return tidy(between(network, i, [early.finish[i] ?? 0, late.finish[i] ?? 0]) / (network.tasks.day[i] ?? 1))
}

export function datesOf(passes: Passes, i: number, float: number): TaskDates {
  const { network, early, late } = passes
  const { times, tasks, input } = network
  const write = times.plain ? tidy : times.write
  return {
    id: tasks.ids[i] ?? '',
    earlyStart: write(early.start[i] ?? 0),
    earlyFinish: write(early.finish[i] ?? 0),
    lateStart: write(lateStartOf(passes, i)),
    lateFinish: write(late.finish[i] ?? 0),
    totalFloat: float,
    freeFloat: freeFloat(passes, i),
    critical: float <= (input.criticalFloat ?? 0) && tasks.state[i] !== FINISHED,
    drivingPredecessors: driversOf(passes, i).map((driver) => tasks.ids[driver] ?? ''),
  }
}

function earliest(start: Float64Array, otherwise: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < start.length; i++) if ((start[i] ?? 0) < least) least = start[i] ?? 0
  return least === Number.POSITIVE_INFINITY ? otherwise : least
}

export function lengthOf({ network, projectFinish }: Passes, start: number): number {
  const { axes, projectAxis } = network.times
  const axis = axes[projectAxis]
  return tidy(
    axis ? (axis.work(projectFinish) - axis.work(start)) / axis.minutesOfDay : projectFinish - start,
  )
}
