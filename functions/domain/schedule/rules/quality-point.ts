import type { QualityPoint, ScheduleLink } from '../contract.ts'
import type { Passes } from './passes.ts'
import { FINISHED } from './task-terms.ts'

/** Tasks that are not finished, by their places. */
export const openTasks = ({ network }: Passes): number[] =>
  network.tasks.ids.flatMap((_, i) => (network.tasks.state[i] === FINISHED ? [] : i))

/** What a point is and what it is held against. */
export type Head = Pick<QualityPoint, 'number' | 'point' | 'atMost' | 'atLeast'>

export const idOf = ({ network }: Passes, i: number): string => network.tasks.ids[i] ?? ''

/** A point that counts tasks among others. */
export function taskPoint(
  head: Head,
  passes: Passes,
  { open, found }: { open: number[]; found: number[] },
): QualityPoint {
  if (open.length === 0) return notApplicable(head, 'noTasks')
  const ids = found.map((i) => idOf(passes, i))
  return judge(head, { count: found.length, of: open.length, tasks: ids })
}

export const notApplicable = (head: Head, reason: NonNullable<QualityPoint['reason']>): QualityPoint => ({
  ...head,
  count: 0,
  of: 0,
  ratio: null,
  verdict: 'notApplicable',
  reason,
  tasks: [],
  links: [],
})

/** Holds a ratio (count / of unless it is given) against the point's threshold. */
export function judge(
  head: Head,
  found: { count: number; of: number; ratio?: number; tasks?: string[]; links?: ScheduleLink[] },
): QualityPoint {
  const { count, of, ratio = count / of, tasks = [], links = [] } = found
  const kept =
    ratio <= (head.atMost ?? Number.POSITIVE_INFINITY) && ratio >= (head.atLeast ?? Number.NEGATIVE_INFINITY)
  return { ...head, count, of, ratio, verdict: kept ? 'pass' : 'fail', tasks, links }
}
