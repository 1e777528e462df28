/**
 * The schedule engine: pure functions of their input, without database, clock or environment, for routes, queue steps, browser workers and tests.
 *
 * Conventions (docs/schedule.md has them with examples)
 * - A schedule lies on a plain axis (`projectStart` is a number; a finish is start + duration) or on local wall-clock minutes without a zone
 *   (`projectStart` is a date). On the latter, durations, lags and floats are working days of the calendar that applies, and figures are rounded
 *   to whole minutes.
 * - No task starts before the project start, as in Microsoft Project. With `allowBeforeStart` that binds only tasks that nothing leads to, and leads
 *   can pull others below it. A circle that nothing leads to counts as one such task.
 * - FS, SS, FF and SF link the finish or start of `from` to the start or finish of `to`: the second is not before the first plus the lag. A maximum lag is
 *   a link back with a lag below zero, so circles are legal while none of them has a positive length.
 * - The backward pass starts at the latest early finish of the network, also for tasks that have successors. Total float is late finish − early
 *   finish; free float is what is left before the early dates of a successor, or the project's finish, move.
 * - MSO, MFO, SNLT and FNLT are kept or the network is infeasible. A deadline only makes float negative. ALAP uses up free float, and moves nothing
 *   after it.
 * - What is left of work is planned from the status date on. Finished work keeps its actual dates, has no float and is on no critical path.
 *   Under retained logic, the rest of work that has begun waits for its predecessors; under progress override it does not.
 */
export { analyseSchedule } from './rules/analyse.ts'
export {
  analysisOf,
  type OpenSchedule,
  openSchedule,
  rescheduleAfter,
  type ScheduleChange,
  type ScheduleEdit,
  taskDates,
} from './rules/reschedule.ts'
export { compareBaseline } from './rules/baseline.ts'
export { checkScheduleQuality } from './rules/quality.ts'
export { levelResources } from './rules/levelling/level.ts'
export { simulateSchedule } from './rules/simulation/simulate.ts'
export { exportMspdi } from './rules/mspdi/export.ts'
export { importMspdi, type MspdiOptions } from './rules/mspdi/import.ts'
export { importXer, type XerOptions } from './rules/xer/import.ts'
export { recognisePlan } from './rules/plan-file.ts'
