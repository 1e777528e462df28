export {
  FeasibleSchedule,
  InfeasibleSchedule,
  ScheduleAnalysis,
  TaskDates,
  infeasibleReasons,
} from './contract/analysis.ts'
export { BaselineComparison } from './contract/baseline.ts'
export {
  BaselineTask,
  Constraint,
  LocalTime,
  Moment,
  ScheduleInput,
  ScheduleLink,
  ScheduleResource,
  ScheduleTask,
  WorkingCalendar,
  constraintTypes,
  lagCalendars,
  linkTypes,
  progressModes,
  timeUnits,
  weekdays,
} from './contract/input.ts'
export { LevelledSchedule, LevellingInput, priorityRules } from './contract/levelling.ts'
export { QualityPoint, ScheduleQuality, qualityPoints } from './contract/quality.ts'
export { Distribution, SimulatedSchedule, SimulationInput } from './contract/simulation.ts'
