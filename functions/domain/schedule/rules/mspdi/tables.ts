import {
  constraintCodes,
  dayCodes,
  exceptionCodes,
  formatCodes,
  linkCodes,
  resourceCodes,
  taskCodes,
} from './codes.ts'
import {
  amountValue as amount,
  booleanValue as boolean,
  clockValue as clock,
  type Codec,
  codeValue,
  durationValue as duration,
  integerValue as integer,
  numberValue as number,
  textValue as text,
  timeValue as time,
} from './values.ts'

/**
 * What an element within another one means: a value, one record, or many of them, side by side or within the element (`item`). A `place` says
 * where a collection stands that is read and written record by record.
 */
export type Field = { element: string } & (
  | { kind: 'value'; key: string; codec: Codec }
  | { kind: 'record'; key: string; table: Table }
  | { kind: 'many'; key: string; table: Table; item?: string }
  | { kind: 'place' }
)

/** Fields in the order of the schema, which is a sequence. */
export interface Table {
  element: string
  fields: readonly Field[]
  byElement: ReadonlyMap<string, Field>
}

const value = (element: string, key: string, codec: Codec): Field => ({ element, kind: 'value', key, codec })

const tableOf = (element: string, fields: Field[]): Table => ({
  element,
  fields,
  byElement: new Map(fields.map((field) => [field.element, field])),
})

const format = codeValue(formatCodes)

const periodTable = tableOf('TimePeriod', [value('FromDate', 'from', time), value('ToDate', 'to', time)])
const workingTimeTable = tableOf('WorkingTime', [
  value('FromTime', 'from', clock),
  value('ToTime', 'to', clock),
])
const period: Field = { element: 'TimePeriod', kind: 'record', key: 'period', table: periodTable }
const workingTimes: Field = {
  element: 'WorkingTimes',
  kind: 'many',
  key: 'workingTimes',
  table: workingTimeTable,
  item: 'WorkingTime',
}

const weekDayTable = tableOf('WeekDay', [
  value('DayType', 'day', codeValue(dayCodes)),
  value('DayWorking', 'working', boolean),
  period,
  workingTimes,
])

const exceptionTable = tableOf('Exception', [
  value('EnteredByOccurrences', 'byOccurrences', boolean),
  period,
  value('Occurrences', 'occurrences', integer),
  value('Name', 'name', text),
  value('Type', 'type', codeValue(exceptionCodes)),
  value('Period', 'every', integer),
  value('DaysOfWeek', 'daysOfWeek', integer),
  value('DayWorking', 'working', boolean),
  workingTimes,
])

export const calendarTable = tableOf('Calendar', [
  value('UID', 'uid', integer),
  value('Name', 'name', text),
  value('IsBaseCalendar', 'isBase', boolean),
  value('BaseCalendarUID', 'baseUid', integer),
  { element: 'WeekDays', kind: 'many', key: 'weekDays', table: weekDayTable, item: 'WeekDay' },
  { element: 'Exceptions', kind: 'many', key: 'exceptions', table: exceptionTable, item: 'Exception' },
])

const linkTable = tableOf('PredecessorLink', [
  value('PredecessorUID', 'predecessorUid', integer),
  value('Type', 'type', codeValue(linkCodes)),
  value('CrossProject', 'crossProject', boolean),
  value('CrossProjectName', 'crossProjectName', text),
  value('LinkLag', 'lag', integer),
  value('LagFormat', 'lagFormat', format),
])

const baselineTable = tableOf('Baseline', [
  value('Number', 'number', integer),
  value('Start', 'start', time),
  value('Finish', 'finish', time),
  value('Duration', 'duration', duration),
  value('DurationFormat', 'durationFormat', format),
  value('Work', 'work', duration),
  value('Cost', 'cost', amount),
])

export const taskTable = tableOf('Task', [
  value('UID', 'uid', integer),
  value('ID', 'id', integer),
  value('Name', 'name', text),
  value('Active', 'active', boolean),
  value('Manual', 'manual', boolean),
  value('Type', 'type', codeValue(taskCodes)),
  value('IsNull', 'isNull', boolean),
  value('WBS', 'wbs', text),
  value('OutlineNumber', 'outlineNumber', text),
  value('OutlineLevel', 'outlineLevel', integer),
  value('Priority', 'priority', integer),
  value('Start', 'start', time),
  value('Finish', 'finish', time),
  value('Duration', 'duration', duration),
  value('DurationFormat', 'durationFormat', format),
  value('Work', 'work', duration),
  value('Milestone', 'milestone', boolean),
  value('Summary', 'summary', boolean),
  value('IsSubproject', 'isSubproject', boolean),
  value('ExternalTask', 'external', boolean),
  value('FixedCost', 'fixedCost', amount),
  value('PercentComplete', 'percentComplete', number),
  value('PercentWorkComplete', 'percentWorkComplete', number),
  value('Cost', 'cost', amount),
  value('ActualStart', 'actualStart', time),
  value('ActualFinish', 'actualFinish', time),
  value('ActualDuration', 'actualDuration', duration),
  value('ActualCost', 'actualCost', amount),
  value('ActualWork', 'actualWork', duration),
  value('RemainingDuration', 'remainingDuration', duration),
  value('RemainingCost', 'remainingCost', amount),
  value('RemainingWork', 'remainingWork', duration),
  value('ConstraintType', 'constraintType', codeValue(constraintCodes)),
  value('CalendarUID', 'calendarUid', integer),
  value('ConstraintDate', 'constraintDate', time),
  value('Deadline', 'deadline', time),
  value('LevelingDelay', 'levelingDelay', integer),
  value('IgnoreResourceCalendar', 'ignoreResourceCalendar', boolean),
  value('Notes', 'notes', text),
  value('PhysicalPercentComplete', 'physicalPercentComplete', integer),
  { element: 'PredecessorLink', kind: 'many', key: 'links', table: linkTable },
  { element: 'Baseline', kind: 'many', key: 'baselines', table: baselineTable },
])

export const resourceTable = tableOf('Resource', [
  value('UID', 'uid', integer),
  value('ID', 'id', integer),
  value('Name', 'name', text),
  value('Type', 'type', codeValue(resourceCodes)),
  value('IsNull', 'isNull', boolean),
  value('Initials', 'initials', text),
  value('MaterialLabel', 'materialLabel', text),
  value('Group', 'group', text),
  value('EmailAddress', 'email', text),
  value('MaxUnits', 'maxUnits', number),
  value('Work', 'work', duration),
  value('Cost', 'cost', amount),
  value('CalendarUID', 'calendarUid', integer),
  value('Notes', 'notes', text),
])

export const assignmentTable = tableOf('Assignment', [
  value('UID', 'uid', integer),
  value('TaskUID', 'taskUid', integer),
  value('ResourceUID', 'resourceUid', integer),
  value('PercentWorkComplete', 'percentWorkComplete', number),
  value('ActualCost', 'actualCost', amount),
  value('ActualFinish', 'actualFinish', time),
  value('ActualStart', 'actualStart', time),
  value('ActualWork', 'actualWork', duration),
  value('Cost', 'cost', amount),
  value('Finish', 'finish', time),
  value('RemainingWork', 'remainingWork', duration),
  value('Start', 'start', time),
  value('Units', 'units', number),
  value('Work', 'work', duration),
])

export const collections = {
  Calendars: { key: 'calendars', table: calendarTable },
  Tasks: { key: 'tasks', table: taskTable },
  Resources: { key: 'resources', table: resourceTable },
  Assignments: { key: 'assignments', table: assignmentTable },
} as const

export const projectTable = tableOf('Project', [
  value('Name', 'name', text),
  value('Title', 'title', text),
  value('Company', 'company', text),
  value('Manager', 'manager', text),
  value('Author', 'author', text),
  value('ScheduleFromStart', 'scheduleFromStart', boolean),
  value('StartDate', 'startDate', time),
  value('FinishDate', 'finishDate', time),
  value('CriticalSlackLimit', 'criticalSlackLimit', integer),
  value('CurrencyDigits', 'currencyDigits', integer),
  value('CurrencySymbol', 'currencySymbol', text),
  value('CurrencyCode', 'currencyCode', text),
  value('CalendarUID', 'calendarUid', integer),
  value('MinutesPerDay', 'minutesPerDay', integer),
  value('MinutesPerWeek', 'minutesPerWeek', integer),
  value('DaysPerMonth', 'daysPerMonth', integer),
  value('StatusDate', 'statusDate', time),
  ...Object.keys(collections).map((element): Field => ({ element, kind: 'place' })),
])
