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
} from './contract/input.ts'
export { LevelledSchedule, LevellingInput, priorityRules } from './contract/levelling.ts'
export {
  mspdiDayTypes,
  mspdiExceptionTypes,
  mspdiFormats,
  mspdiResourceTypes,
  mspdiTaskTypes,
} from './contract/mspdi-codes.ts'
export { MspdiImport, MspdiNote, mspdiNoteCodes } from './contract/mspdi-import.ts'
export {
  MspdiAssignment,
  MspdiCalendar,
  MspdiLink,
  MspdiPlan,
  MspdiProject,
  MspdiResource,
  MspdiTask,
} from './contract/mspdi.ts'
export {
  constraintTypes,
  lagCalendars,
  linkTypes,
  progressModes,
  timeUnits,
  weekdays,
} from './contract/names.ts'
export { QualityPoint, ScheduleQuality, qualityPoints } from './contract/quality.ts'
export { Distribution, SimulatedSchedule, SimulationInput } from './contract/simulation.ts'
