import type { BaselineTask } from '../../contract/input.ts'
import type { ScheduleContext } from './schedule.ts'
import { costOf, durationIn, localTime } from './schedule-tasks.ts'

/** Baseline 0 of the tasks that have one with dates. */
export function scheduleBaseline(context: ScheduleContext): BaselineTask[] {
  return context.outline.leaves.flatMap((task) => {
    const found = task.baselines?.find(({ number }) => (number ?? 0) === 0)
    if (found?.start === undefined || found.finish === undefined) return []
    const { start, finish, duration, work, cost } = found
    const { days } = durationIn(context.minutesPerDay, {
      durationFormat: found.durationFormat ?? task.durationFormat,
    })
    return {
      id: String(task.uid),
      start: localTime(start),
      finish: localTime(finish),
      ...(duration === undefined || duration < 0 ? {} : { duration: Math.min(days(duration), 1_000_000) }),
      ...(work === undefined || work < 0 ? {} : { effort: Math.min(work / 60, 1_000_000) }),
      ...costOf(context, cost),
    }
  })
}
