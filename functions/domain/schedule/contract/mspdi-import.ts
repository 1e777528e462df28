import { z } from 'zod'
import { ScheduleInput } from './input.ts'
import { MspdiPlan } from './mspdi.ts'

export const mspdiNoteCodes = [
  'noNamespace',
  'unreadableValue',
  'unexpectedElement',
  'scheduledFromFinish',
  'noStart',
  'unknownCalendar',
  'tooManyCalendars',
  'calendarWithoutWork',
  'shiftLeftOut',
  'shiftCutAtMidnight',
  'exceptionLeftOut',
  'repeatedTask',
  'inactiveTask',
  'externalTask',
  'subproject',
  'manualTask',
  'summaryConstraint',
  'summaryLink',
  'unknownPredecessor',
  'crossProjectLink',
  'taskWithoutDuration',
  'constraintWithoutDate',
  'dateBeforeStart',
  'levelingDelay',
  'resourceCalendarIgnored',
  'percentLag',
  'valueOutOfRange',
  'assumedEncoding',
  'otherProject',
  'repeatedRow',
  'unknownWbs',
  'unknownActivity',
  'linkToOtherProject',
  'lagCalendar',
  'levelOfEffort',
  'startMilestone',
  'resourceDependent',
  'percentType',
  'softConstraint',
  'secondConstraint',
  'expectedFinish',
  'suspendedWork',
  'mustFinishBy',
  'longestPath',
  'actualDates',
  'calendarWithoutData',
  'varyingCapacity',
] as const
export type MspdiNoteCode = (typeof mspdiNoteCodes)[number]

export const MspdiNote = z
  .object({
    code: z.enum(mspdiNoteCodes),
    message: z.string(),
    count: z.int(),
    /** Where it was seen, up to twenty: UIDs, or names of elements or tables. */
    at: z.array(z.string()),
  })
  .meta({ id: 'MspdiNote' })
export type MspdiNote = z.infer<typeof MspdiNote>

export const MspdiImport = MspdiPlan.extend({
  /**
   * Elements that mean nothing here and how often they came. They are in `kept` of their owners unless the import was told not to keep them. Of an XER file: tables and
   * columns (`TASK/guid`) with the number of their rows and values; nothing of them is kept.
   */
  unknown: z.array(z.object({ path: z.string(), count: z.int() })),
  /** What the schedule below does not say as the file does. */
  notes: z.array(MspdiNote),
  /** Ready for `analyseSchedule`, ids are UIDs as text; null when the file has no date to start from. */
  schedule: ScheduleInput.nullable(),
}).meta({ id: 'MspdiImport' })
export type MspdiImport = z.infer<typeof MspdiImport>
