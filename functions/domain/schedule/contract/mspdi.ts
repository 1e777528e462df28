import { z } from 'zod'
import {
  mspdiDayTypes,
  mspdiExceptionTypes,
  mspdiFormats,
  mspdiResourceTypes,
  mspdiTaskTypes,
} from './mspdi-codes.ts'
import { constraintTypes, linkTypes } from './names.ts'

const text = z.string().max(1_048_576)
const Uid = z.int()
/** Local time without a zone: `2026-01-05T08:00:00`. */
const Time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, 'Must be a time such as 2026-01-05T08:00:00')
const Clock = z.string().regex(/^\d{2}:\d{2}:\d{2}$/, 'Must be a time of the day such as 08:00:00')
/** Working minutes; every minute counts where the format is elapsed. */
const Minutes = z.number().min(-1e9).max(1e9)
/** Exact decimal text in the project's currency, at least two places. */
const Amount = z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/, 'Must be an amount such as 1250.50')
const format = z.enum(mspdiFormats)

/** Elements that mean nothing here, kept for the way back: `xml` follows the element named `after`, or comes first. */
const kept = z.array(z.object({ after: z.string().max(200), xml: z.string() })).optional()

const WorkingTime = z.object({ from: Clock.optional(), to: Clock.optional(), kept })
const Period = z.object({ from: Time.optional(), to: Time.optional(), kept })

export const MspdiCalendar = z
  .object({
    uid: Uid,
    name: text.optional(),
    isBase: z.boolean().optional(),
    /** -1 or none: it has no parent. */
    baseUid: Uid.optional(),
    weekDays: z
      .array(
        z.object({
          day: z.enum(mspdiDayTypes).optional(),
          working: z.boolean().optional(),
          period: Period.optional(),
          workingTimes: z.array(WorkingTime).optional(),
          kept,
        }),
      )
      .optional(),
    exceptions: z
      .array(
        z.object({
          byOccurrences: z.boolean().optional(),
          period: Period.optional(),
          occurrences: z.int().optional(),
          name: text.optional(),
          type: z.enum(mspdiExceptionTypes).optional(),
          /** Every how many days, weeks or months. */
          every: z.int().optional(),
          /** Sum of 1 Sunday, 2 Monday … 64 Saturday. */
          daysOfWeek: z.int().optional(),
          working: z.boolean().optional(),
          workingTimes: z.array(WorkingTime).optional(),
          kept,
        }),
      )
      .optional(),
    kept,
  })
  .meta({ id: 'MspdiCalendar' })
export type MspdiCalendar = z.infer<typeof MspdiCalendar>

export const MspdiLink = z.object({
  predecessorUid: Uid.optional(),
  type: z.enum(linkTypes).optional(),
  crossProject: z.boolean().optional(),
  crossProjectName: text.optional(),
  /** Tenths of a minute, or percent where the format says so. */
  lag: z.int().optional(),
  lagFormat: format.optional(),
  kept,
})
export type MspdiLink = z.infer<typeof MspdiLink>

const Baseline = z.object({
  number: z.int().optional(),
  start: Time.optional(),
  finish: Time.optional(),
  duration: Minutes.optional(),
  durationFormat: format.optional(),
  work: Minutes.optional(),
  cost: Amount.optional(),
  kept,
})

export const MspdiTask = z
  .object({
    uid: Uid,
    id: z.int().optional(),
    name: text.optional(),
    active: z.boolean().optional(),
    manual: z.boolean().optional(),
    type: z.enum(mspdiTaskTypes).optional(),
    isNull: z.boolean().optional(),
    wbs: text.optional(),
    outlineNumber: text.optional(),
    outlineLevel: z.int().optional(),
    priority: z.int().optional(),
    start: Time.optional(),
    finish: Time.optional(),
    duration: Minutes.optional(),
    durationFormat: format.optional(),
    work: Minutes.optional(),
    milestone: z.boolean().optional(),
    summary: z.boolean().optional(),
    isSubproject: z.boolean().optional(),
    external: z.boolean().optional(),
    fixedCost: Amount.optional(),
    percentComplete: z.number().optional(),
    percentWorkComplete: z.number().optional(),
    /** Entered by hand; the schedule does not use it. */
    physicalPercentComplete: z.int().optional(),
    cost: Amount.optional(),
    actualStart: Time.optional(),
    actualFinish: Time.optional(),
    actualDuration: Minutes.optional(),
    actualCost: Amount.optional(),
    actualWork: Minutes.optional(),
    remainingDuration: Minutes.optional(),
    remainingCost: Amount.optional(),
    remainingWork: Minutes.optional(),
    constraintType: z.enum(constraintTypes).optional(),
    calendarUid: Uid.optional(),
    constraintDate: Time.optional(),
    deadline: Time.optional(),
    /** Tenths of a minute. */
    levelingDelay: z.int().optional(),
    ignoreResourceCalendar: z.boolean().optional(),
    notes: text.optional(),
    links: z.array(MspdiLink).optional(),
    baselines: z.array(Baseline).optional(),
    kept,
  })
  .meta({ id: 'MspdiTask' })
export type MspdiTask = z.infer<typeof MspdiTask>

export const MspdiResource = z
  .object({
    uid: Uid,
    id: z.int().optional(),
    name: text.optional(),
    type: z.enum(mspdiResourceTypes).optional(),
    isNull: z.boolean().optional(),
    initials: text.optional(),
    materialLabel: text.optional(),
    group: text.optional(),
    email: text.optional(),
    /** 1 is 100 %. */
    maxUnits: z.number().optional(),
    work: Minutes.optional(),
    cost: Amount.optional(),
    calendarUid: Uid.optional(),
    notes: text.optional(),
    kept,
  })
  .meta({ id: 'MspdiResource' })
export type MspdiResource = z.infer<typeof MspdiResource>

export const MspdiAssignment = z
  .object({
    uid: Uid.optional(),
    taskUid: Uid,
    /** -65535 where nobody is assigned. */
    resourceUid: Uid,
    percentWorkComplete: z.number().optional(),
    actualCost: Amount.optional(),
    actualFinish: Time.optional(),
    actualStart: Time.optional(),
    actualWork: Minutes.optional(),
    cost: Amount.optional(),
    finish: Time.optional(),
    remainingWork: Minutes.optional(),
    start: Time.optional(),
    /** 1 is 100 %. */
    units: z.number().optional(),
    work: Minutes.optional(),
    kept,
  })
  .meta({ id: 'MspdiAssignment' })
export type MspdiAssignment = z.infer<typeof MspdiAssignment>

export const MspdiProject = z
  .object({
    name: text.optional(),
    title: text.optional(),
    company: text.optional(),
    manager: text.optional(),
    author: text.optional(),
    scheduleFromStart: z.boolean().optional(),
    startDate: Time.optional(),
    finishDate: Time.optional(),
    /** Days of total float up to which a task is critical. */
    criticalSlackLimit: z.int().optional(),
    currencyDigits: z.int().optional(),
    currencySymbol: text.optional(),
    currencyCode: text.optional(),
    calendarUid: Uid.optional(),
    minutesPerDay: z.int().optional(),
    minutesPerWeek: z.int().optional(),
    daysPerMonth: z.int().optional(),
    statusDate: Time.optional(),
    kept,
  })
  .meta({ id: 'MspdiProject' })
export type MspdiProject = z.infer<typeof MspdiProject>

/** A plan of Microsoft Project. Summary tasks and the project's own summary (UID 0) are among the tasks, in the order of the outline. */
export const MspdiPlan = z
  .object({
    project: MspdiProject,
    calendars: z.array(MspdiCalendar),
    tasks: z.array(MspdiTask),
    resources: z.array(MspdiResource),
    assignments: z.array(MspdiAssignment),
  })
  .meta({ id: 'MspdiPlan' })
export type MspdiPlan = z.infer<typeof MspdiPlan>
