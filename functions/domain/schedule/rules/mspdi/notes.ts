import type { MspdiNote, MspdiNoteCode } from '../../contract/mspdi-import.ts'

const most = { places: 20, paths: 500 }

const messages: Record<MspdiNoteCode, string> = {
  noNamespace: 'The file names no namespace; it was read as Microsoft Project XML all the same.',
  unreadableValue: 'A value could not be read and was set aside.',
  unexpectedElement: 'Something stood where only records are expected, and was left out.',
  scheduledFromFinish: 'The project is scheduled from its finish date; here it is scheduled from its start.',
  noStart: 'The file says neither when the project nor when a task starts, so there is no schedule.',
  unknownCalendar: 'A calendar that is referred to is not in the file, or has itself as a parent.',
  tooManyCalendars: 'More than 500 calendars are in use; the others were left out of the schedule.',
  calendarWithoutWork: 'A calendar has no working time in its week and was left out of the schedule.',
  shiftLeftOut: 'Working times that overlap or do not end were left out of the schedule.',
  shiftCutAtMidnight: 'A working time that goes on after midnight ends at midnight in the schedule.',
  exceptionLeftOut: 'A recurring exception, or one that is too long, is not in the schedule.',
  repeatedTask: 'A task has the UID of another one and is not in the schedule.',
  inactiveTask: 'Inactive tasks and their links are not in the schedule.',
  externalTask: 'Tasks of other projects and their links are not in the schedule.',
  subproject: 'An inserted project is one task in the schedule.',
  manualTask:
    'A manually scheduled task stays at its start in the schedule, and links into it do not move it.',
  summaryConstraint: 'The constraint of a summary task is not in the schedule.',
  summaryLink: 'A link from or to a summary task could not be put on the tasks below it.',
  unknownPredecessor: 'A link comes from a task that is not in the file.',
  crossProjectLink: 'A link comes from another project and is not in the schedule.',
  taskWithoutDuration: 'A task has no duration; the schedule takes it as a milestone.',
  constraintWithoutDate: 'A constraint has no date and is not in the schedule.',
  dateBeforeStart: 'A fixed date lies before the start of the project and is not in the schedule.',
  levelingDelay: 'The delay that levelling gave a task is not in the schedule.',
  resourceCalendarIgnored:
    'A task that ignores the calendars of its resources is held to them in the schedule.',
  percentLag: 'A lag in percent was turned into time by the duration of its predecessor.',
  valueOutOfRange: 'A value is beyond what the schedule can hold and was left out of it.',
  assumedEncoding:
    'The text is not UTF-8 and was read as Windows-1252. If names look wrong, name the encoding with ?encoding=, such as windows-1251.',
  otherProject:
    'The file has another project, which is not in the plan. Ask for it by its id with ?project=.',
  repeatedRow: 'A row has the id of another one of its table and was left out.',
  unknownWbs:
    'A WBS element or activity lies below one that is not in the project, or in itself, and stands at the top.',
  unknownActivity: 'A relation or assignment of an activity that is not in the project was left out.',
  linkToOtherProject:
    'An activity of another project follows one of this project; that relation is not in the plan.',
  lagCalendar:
    'Lags count in the calendar of this side of the relation, as in Primavera; a Microsoft Project file cannot say that.',
  levelOfEffort:
    'Level of effort and WBS summary activities follow other work and lead none. They are in the plan as tasks, and with their links not in the schedule.',
  startMilestone:
    'A start milestone lies where the work before it ends in the schedule, in Primavera where working time goes on.',
  resourceDependent:
    'A resource dependent activity has resources of several calendars and goes by the first.',
  percentType:
    'An activity tells its progress by units or physically. The percentage of the plan is that of its duration; the others stand beside it.',
  softConstraint:
    'Primavera lets work miss this constraint. In the schedule it is a deadline; Microsoft Project would insist on it.',
  secondConstraint: 'The second constraint of an activity is not in the plan.',
  expectedFinish: 'The expected finish of an activity is not in the plan; its remaining duration is.',
  suspendedWork:
    'When an activity was suspended and resumes is not in the plan; its work goes on without a gap.',
  mustFinishBy:
    'The date by which the project must finish is not in the plan; floats go up to its latest finish.',
  longestPath: 'Primavera calls the longest path critical here; in the schedule total float decides.',
  actualDates: 'The file schedules by actual dates; the schedule retains logic.',
  calendarWithoutData:
    'A calendar says nothing that can be read about its days. It has those of its base, or Monday to Friday from 08:00 to 16:00.',
  varyingCapacity: 'What a resource can do changes over time; the plan has what applies at the status date.',
}

/** Collects what an import sets aside or cannot say, each kind once with a count and the first places. */
export function openNotes() {
  const notes = new Map<MspdiNoteCode, MspdiNote>()
  const unknown = new Map<string, number>()
  return {
    add(code: MspdiNoteCode, at?: string | number): void {
      const note = notes.get(code) ?? { code, message: messages[code], count: 0, at: [] }
      note.count++
      if (at !== undefined && note.at.length < most.places) note.at.push(String(at))
      notes.set(code, note)
    },
    setAside(path: string): void {
      const known = unknown.has(path) || unknown.size < most.paths
      const name = known ? path : 'other'
      unknown.set(name, (unknown.get(name) ?? 0) + 1)
    },
    notes: () => [...notes.values()],
    unknown: () =>
      [...unknown].map(([path, count]) => ({ path, count })).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
}

export type Notes = ReturnType<typeof openNotes>
