import type { ScheduleInput } from '#domain/schedule/contract.ts'
import {
  analyseSchedule,
  analysisOf,
  openSchedule,
  rescheduleAfter,
  type ScheduleEdit,
} from '#domain/schedule/rules.ts'

export interface Question {
  input: ScheduleInput
  edits: ScheduleEdit[]
}

/** A full pass, edits one by one, and the full answer after them. */
export function planAndEdit({ input, edits }: Question) {
  const schedule = openSchedule(input)
  const changes = edits.map((edit) => rescheduleAfter(schedule, edit))
  return { before: analyseSchedule(input), changes, after: analysisOf(schedule) }
}
