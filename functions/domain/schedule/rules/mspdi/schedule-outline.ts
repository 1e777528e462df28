import type { MspdiPlan, MspdiTask } from '../../contract/mspdi.ts'
import type { Notes } from './notes.ts'

/** The leaf tasks below a summary task lie next to each other: from one place among the leaves up to another. */
export interface Range {
  level: number
  from: number
  to: number
}

/** Which tasks do work, and which of them lie below each summary task. */
export function readOutline({ tasks }: MspdiPlan, notes: Notes) {
  const leaves: MspdiTask[] = []
  const below = new Map<number, Range>()
  const places = new Map<number, Range>()
  const open: Range[] = []
  const known = new Set<number>()
  const closeTo = (level: number) => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      last.to = leaves.length
      open.pop()
    }
  }
  tasks.forEach((task, i) => {
    if (task.isNull) return
    const level = task.outlineLevel ?? 1
    closeTo(level)
    if (known.has(task.uid)) return notes.add('repeatedTask', task.uid)
    known.add(task.uid)
    const range = { level, from: leaves.length, to: leaves.length }
    if (isSummary(task, tasks[i + 1])) {
      open.push(range)
      below.set(task.uid, range)
      noteSummary(task, notes)
    } else if (isScheduled(task, notes)) {
      leaves.push(task)
      range.to = leaves.length
      places.set(task.uid, range)
    }
  })
  closeTo(Number.NEGATIVE_INFINITY)
  return { leaves, below, known, rangeOf: (uid: number) => places.get(uid) ?? below.get(uid) }
}

// UID 0 is the project's own summary, also in a plan that has no other task.
const isSummary = (task: MspdiTask, next: MspdiTask | undefined) =>
  task.uid === 0 || (task.summary ?? (next?.outlineLevel ?? 1) > (task.outlineLevel ?? 1))

function noteSummary({ uid, constraintType = 'ASAP' }: MspdiTask, notes: Notes): void {
  if (constraintType !== 'ASAP' && constraintType !== 'ALAP') notes.add('summaryConstraint', uid)
}

function isScheduled({ uid, active, external, isSubproject }: MspdiTask, notes: Notes): boolean {
  if (isSubproject) notes.add('subproject', uid)
  if (active === false) notes.add('inactiveTask', uid)
  else if (external) notes.add('externalTask', uid)
  return active !== false && !external
}
