import type { QualityPoint, ScheduleInput, ScheduleLink, ScheduleQuality } from '../contract.ts'
import { totalFloat } from './analyse.ts'
import { openNetwork } from './network.ts'
import { findCriticalPaths } from './paths.ts'
import { isInfeasible, type Passes, runPasses } from './passes.ts'
import { type Head, idOf, judge, notApplicable, openTasks, taskPoint } from './quality-point.ts'
import { executionPoints } from './quality-execution.ts'
import { between } from './slack.ts'
import { FINISHED } from './task-terms.ts'

const highDays = 44
const testDays = 600
const hard = new Set<string | undefined>(['MSO', 'MFO', 'SNLT', 'FNLT'])

/**
 * The 14-point schedule assessment of the Defense Contract Management Agency (DCMA-EA PAM 200.1, section 4). Work that is finished is
 * left out, and so are links into it. Days are those of each task's calendar; on the plain axis one unit counts as one day.
 */
export function checkScheduleQuality(input: ScheduleInput): ScheduleQuality {
  const passes = runPasses(openNetwork(input))
  if (isInfeasible(passes)) return passes
  const points = [
    ...logicPoints(passes),
    ...taskPoints(passes),
    ...executionPoints(passes, criticalPathTest(passes)),
  ]
  const count = (verdict: QualityPoint['verdict']) =>
    points.filter((point) => point.verdict === verdict).length
  return {
    feasible: true,
    passed: count('pass'),
    failed: count('fail'),
    notApplicable: count('notApplicable'),
    points,
  }
}

function logicPoints(passes: Passes): QualityPoint[] {
  const { network } = passes
  const open = openTasks(passes)
  const ends = new Set(network.input.links.map(({ from }) => from))
  const starts = new Set(network.input.links.map(({ to }) => to))
  const loose = open.filter((i) => !ends.has(idOf(passes, i)) || !starts.has(idOf(passes, i)))
  const links = network.input.links.filter(
    ({ to }) => network.tasks.state[network.tasks.places.get(to) ?? 0] !== FINISHED,
  )
  const others = linkPoint(
    { number: 4, point: 'relationshipTypes', atLeast: 0.9 },
    links,
    links.filter(isFinishStart),
  )
  return [
    taskPoint({ number: 1, point: 'logic', atMost: 0.05 }, passes, { open, found: loose }),
    linkPoint(
      { number: 2, point: 'leads', atMost: 0 },
      links,
      links.filter((link) => lag(link) < 0),
    ),
    linkPoint(
      { number: 3, point: 'lags', atMost: 0.05 },
      links,
      links.filter((link) => lag(link) > 0),
    ),
    { ...others, links: links.filter((link) => !isFinishStart(link)) },
  ]
}

const lag = (link: ScheduleLink) => link.lag ?? 0

const isFinishStart = (link: ScheduleLink) => (link.type ?? 'FS') === 'FS'

function taskPoints(passes: Passes): QualityPoint[] {
  const { network } = passes
  const open = openTasks(passes)
  const day = (i: number) => network.tasks.day[i] ?? 1
  const point = (head: Head, is: (i: number) => boolean) =>
    taskPoint(head, passes, { open, found: open.filter(is) })
  return [
    point({ number: 5, point: 'hardConstraints', atMost: 0.05 }, (i) =>
      hard.has(network.input.tasks[i]?.constraint?.type),
    ),
    point({ number: 6, point: 'highFloat', atMost: 0.05 }, (i) => totalFloat(passes, i) > highDays),
    point({ number: 7, point: 'negativeFloat', atMost: 0 }, (i) => totalFloat(passes, i) < 0),
    point(
      { number: 8, point: 'highDuration', atMost: 0.05 },
      (i) => (network.tasks.work[i] ?? 0) / day(i) > highDays,
    ),
  ]
}

function linkPoint(head: Head, links: ScheduleLink[], found: ScheduleLink[]): QualityPoint {
  if (links.length === 0) return notApplicable(head, 'noLinks')
  return judge(head, { count: found.length, of: links.length, links: found })
}

/** 600 days more on the first critical task have to move the finish by as much; a date that holds them back breaks the path. */
function criticalPathTest(passes: Passes): QualityPoint {
  const head = { number: 12, point: 'criticalPathTest', atLeast: 1 } as const
  const first = findCriticalPaths({ ...passes, early: passes.soonest })[0]?.[0]
  if (first === undefined) return notApplicable(head, 'noTasks')
  const { network } = passes
  const network600 = openNetwork(network.input)
  network600.tasks.work[first] = (network.tasks.work[first] ?? 0) + testDays * (network.tasks.day[first] ?? 1)
  const after = runPasses(network600)
  const moved = isInfeasible(after) ? 0 : between(network, first, [passes.projectFinish, after.projectFinish])
  const days = moved / (network.tasks.day[first] ?? 1)
  const ratio = Math.round((days / testDays) * 1000) / 1000
  return judge(head, {
    count: ratio >= 1 ? 0 : 1,
    of: 1,
    ratio,
    tasks: ratio >= 1 ? [] : [idOf(passes, first)],
  })
}
