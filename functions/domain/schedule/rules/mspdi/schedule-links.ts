import type { ScheduleLink } from '../../contract/input.ts'
import type { MspdiLink, MspdiTask } from '../../contract/mspdi.ts'
import type { ScheduleContext } from './schedule.ts'
import type { Range } from './schedule-outline.ts'
import { durationIn, isElapsed, isPinned } from './schedule-tasks.ts'

/** Links of summary tasks become as many as there are pairs of tasks below them, up to this many in all. */
const mostSpread = 100_000

interface Spread extends ScheduleContext {
  left: number
}

/** Links between leaf tasks; those of summary tasks are put on what lies below. */
export function scheduleLinks(context: ScheduleContext): ScheduleLink[] {
  const spread = { ...context, left: mostSpread }
  return context.plan.tasks.flatMap((task) =>
    (task.links ?? []).flatMap((link) => linksOf(spread, task, link)),
  )
}

function linksOf(context: Spread, task: MspdiTask, link: MspdiLink): ScheduleLink[] {
  const { notes, outline } = context
  const { predecessorUid: uid, type = 'FS' } = link
  if (link.crossProject) return noted(() => notes.add('crossProjectLink', task.uid))
  if (uid === undefined || !outline.known.has(uid) || uid === task.uid)
    return noted(() => notes.add('unknownPredecessor', task.uid))
  const [from, to] = [outline.rangeOf(uid), outline.rangeOf(task.uid)]
  // Links of inactive and external tasks go with them.
  if (!from || !to) return []
  if (!canSpread(context, { uid, task, type }) || overlap(from, to) || !isAffordable(context, from, to))
    return noted(() => notes.add('summaryLink', task.uid))
  const after = outline.leaves.slice(to.from, to.to).filter((end) => !isPinned(end))
  return outline.leaves.slice(from.from, from.to).flatMap((before) => {
    const lag = lagOf(context, before, link)
    return after.map((end) => ({ from: String(before.uid), to: String(end.uid), type, ...lag }))
  })
}

// A task and a summary above it.
const overlap = (a: Range, b: Range) => a.from < b.to && b.from < a.to

function isAffordable(context: Spread, from: Range, to: Range): boolean {
  const pairs = (from.to - from.from) * (to.to - to.from)
  if (pairs <= 1) return true
  context.left -= pairs
  return context.left >= 0
}

function noted(note: () => void): [] {
  note()
  return []
}

// What waits for the finish of a summary waits for all below it, and what makes a summary start later does so for all below it. Its start, and what
// makes it finish later, belong to one of them that is not known yet.
function canSpread(
  { outline }: ScheduleContext,
  { uid, task, type }: { uid: number; task: MspdiTask; type: ScheduleLink['type'] },
): boolean {
  if (outline.below.has(uid) && type !== 'FS' && type !== 'FF') return false
  return !outline.below.has(task.uid) || type === 'FS' || type === 'SS'
}

function lagOf(
  { minutesPerDay, notes }: ScheduleContext,
  before: MspdiTask,
  { lag = 0, lagFormat }: MspdiLink,
): Pick<ScheduleLink, 'lag' | 'lagUnit'> {
  if (lag === 0) return {}
  if (lagFormat?.toLowerCase().endsWith('percent')) {
    notes.add('percentLag', before.uid)
    const minutes = ((before.duration ?? 0) * lag) / 100
    return timed(minutes, isElapsed(lagFormat) || durationIn(minutesPerDay, before).elapsed)
  }
  return timed(lag / 10, isElapsed(lagFormat))

  function timed(minutes: number, elapsed: boolean): Pick<ScheduleLink, 'lag' | 'lagUnit'> {
    const days = minutes / (elapsed ? 1440 : minutesPerDay)
    const bounded = Math.min(Math.max(days, -1_000_000), 1_000_000)
    return { lag: bounded, ...(elapsed ? { lagUnit: 'elapsedDays' as const } : {}) }
  }
}
