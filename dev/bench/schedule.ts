import type { LevellingInput, ScheduleInput } from '#domain/schedule/contract.ts'
import {
  analyseSchedule,
  levelResources,
  openSchedule,
  rescheduleAfter,
  simulateSchedule,
} from '#domain/schedule/rules.ts'
import { openRandom } from '../../functions/domain/schedule/rules/random.ts'
import { type Figure, median } from './figures.ts'

type Network = Pick<ScheduleInput, 'tasks' | 'links'>

/** The schedule engine in this process: medians, after a first run that is not counted. */
export async function measureSchedule(): Promise<Figure[]> {
  return [
    ...[1000, 10_000, 100_000].map(fullPass),
    calendarPass(10_000),
    circularPass(1000),
    ...incremental(10_000),
    ...[30, 60, 120].map(levelling),
    simulation(),
  ]
}

const figure = (name: string, value: number, aim: string | null): Figure => ({
  area: 'schedule',
  name,
  value,
  unit: 'ms',
  aim,
})

const aims: Record<number, string> = { 1000: '≤ 3 ms', 10_000: '≤ 30 ms', 100_000: '≤ 400 ms' }

function fullPass(count: number): Figure {
  const input = { projectStart: 0, ...layered(count) }
  return figure(
    `full pass, ${count} tasks`,
    time(count > 50_000 ? 5 : count > 5000 ? 15 : 60, () => analyseSchedule(input)),
    aims[count] ?? null,
  )
}

function calendarPass(count: number): Figure {
  const input = { projectStart: '2026-01-05', ...layered(count) }
  return figure(
    `full pass on a calendar, ${count} tasks`,
    time(10, () => analyseSchedule(input)),
    null,
  )
}

function circularPass(count: number): Figure {
  const { tasks, links } = layered(count)
  const backward = links
    .slice(0, count / 2)
    .map(({ from, to }) => ({ from: to, to: from, type: 'SS' as const, lag: -600 }))
  const input = { projectStart: 0, tasks, links: [...links, ...backward] }
  return figure(
    `maximum lags, ${count} tasks`,
    time(15, () => analyseSchedule(input)),
    '≤ 50 ms',
  )
}

function incremental(count: number): Figure[] {
  const schedule = openSchedule({ projectStart: 0, ...layered(count) })
  let step = 0
  const name = () => `t${(step * 7919) % count}`
  const edits = time(100, () =>
    rescheduleAfter(schedule, { task: name(), changes: { duration: 1 + (step++ % 10) } }),
  )
  const links = time(40, () => {
    const from = (step++ * 7919) % (count - 50)
    rescheduleAfter(schedule, { addLink: { from: `t${from}`, to: `t${from + 40}` } })
  })
  return [
    figure(`one duration changed, ${count} tasks`, edits, '≤ 2 ms'),
    figure(`one link added, ${count} tasks`, links, '≤ 2 ms'),
  ]
}

function levelling(count: number): Figure {
  const input = withResources(count)
  return figure(
    `levelling of ${count} tasks`,
    time(9, () => levelResources(input)),
    count === 30 ? '≤ 50 ms' : null,
  )
}

function simulation(): Figure {
  const { tasks, links } = layered(1000)
  const uncertain = tasks.map((task) => ({
    ...task,
    distribution: {
      type: 'pert' as const,
      min: task.duration * 0.8,
      mode: task.duration,
      max: task.duration * 1.6,
    },
  }))
  const input = { projectStart: 0, tasks: uncertain, links, iterations: 10_000 }
  return figure(
    'Monte Carlo, 1000 tasks × 10000 iterations',
    time(1, () => simulateSchedule(input)),
    '≤ 3000 ms',
  )
}

function time(runs: number, work: () => unknown): number {
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const begin = performance.now()
    work()
    if (run > 0) times.push(performance.now() - begin)
  }
  return median(times)
}

/** Twice as many links as tasks, of all types, to tasks shortly before. */
function layered(count: number): Network {
  const random = openRandom(1)
  const upTo = (most: number) => Math.floor(random() * most)
  const tasks = Array.from({ length: count }, (_, i) => ({ id: `t${i}`, duration: 1 + upTo(10) }))
  const links = tasks.slice(1).flatMap((task, i) =>
    [0, 1].map(() => ({
      from: `t${Math.max(0, i - upTo(50))}`,
      to: task.id,
      type: (['FS', 'FS', 'FS', 'SS', 'FF', 'SF'] as const)[upTo(6)],
      lag: random() < 0.2 ? upTo(5) - 2 : 0,
    })),
  )
  return { tasks, links }
}

function withResources(count: number): LevellingInput {
  const random = openRandom(2)
  const { tasks, links } = layered(count)
  const demanding = tasks.map((task) => ({
    ...task,
    demands: Object.fromEntries(
      [0, 1, 2, 3].map((r) => [`R${r}`, random() < 0.5 ? Math.ceil(random() * 10) : 0]),
    ),
  }))
  const near = links.map(({ from, to }) => ({ from, to })).filter((_, i) => i % 9 !== 0)
  return {
    projectStart: 0,
    tasks: demanding,
    links: near.slice(0, count),
    resources: [0, 1, 2, 3].map((r) => ({ id: `R${r}`, capacity: 16 })),
  }
}
