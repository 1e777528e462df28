import type { LevellingInput, ScheduleInput } from '#domain/schedule/contract.ts'
import {
  analyseSchedule,
  levelResources,
  openSchedule,
  rescheduleAfter,
  simulateSchedule,
} from '#domain/schedule/rules.ts'
import { openRandom } from '../../functions/domain/schedule/rules/random.ts'
import type { EngineWork } from './engine-work.ts'
import { publishedProjects } from './psplib-j30.ts'

type Network = Pick<ScheduleInput, 'tasks' | 'links'>

export const scheduleWork = (): EngineWork[] => [
  ...[1000, 10_000, 100_000].map(fullPass),
  calendarPass(10_000),
  circularPass(1000),
  durationEdit(10_000),
  addedLink(10_000),
  publishedLevelling(),
  ...[30, 60, 120].map(levelling),
  simulation(),
]

const aims: Record<number, string> = { 1000: '≤ 3 ms', 10_000: '≤ 30 ms', 100_000: '≤ 400 ms' }

const fullPass = (count: number): EngineWork => ({
  name: `full pass, ${count} tasks`,
  aim: aims[count] ?? null,
  runs: count > 50_000 ? 5 : count > 5000 ? 15 : 60,
  open() {
    const input = { projectStart: 0, ...layeredNetwork(count) }
    return () => analyseSchedule(input)
  },
})

const calendarPass = (count: number): EngineWork => ({
  name: `full pass on a calendar, ${count} tasks`,
  aim: null,
  runs: 10,
  open() {
    const input = { projectStart: '2026-01-05', ...layeredNetwork(count) }
    return () => analyseSchedule(input)
  },
})

const circularPass = (count: number): EngineWork => ({
  name: `maximum lags, ${count} tasks`,
  aim: '≤ 50 ms',
  runs: 15,
  open() {
    const { tasks, links } = layeredNetwork(count)
    const backward = links
      .slice(0, count / 2)
      .map(({ from, to }) => ({ from: to, to: from, type: 'SS' as const, lag: -600 }))
    const input = { projectStart: 0, tasks, links: [...links, ...backward] }
    return () => analyseSchedule(input)
  },
})

const durationEdit = (count: number): EngineWork => ({
  name: `one duration changed, ${count} tasks`,
  aim: '≤ 2 ms',
  runs: 200,
  open() {
    const schedule = openSchedule({ projectStart: 0, ...layeredNetwork(count) })
    let step = 0
    return () => {
      const task = `t${(step * 7919) % count}`
      return rescheduleAfter(schedule, { task, changes: { duration: 1 + (step++ % 10) } })
    }
  },
})

const addedLink = (count: number): EngineWork => ({
  name: `one link added, ${count} tasks`,
  aim: '≤ 2 ms',
  runs: 40,
  open() {
    const schedule = openSchedule({ projectStart: 0, ...layeredNetwork(count) })
    let step = 0
    return () => {
      const from = (step++ * 7919) % (count - 50)
      return rescheduleAfter(schedule, { addLink: { from: `t${from}`, to: `t${from + 40}` } })
    }
  },
})

/** Projects that need no more than their critical path end at once, so that only the others tell something. */
const publishedLevelling = (): EngineWork => ({
  name: 'levelling of 30 tasks, a project of PSPLIB that waits for resources',
  aim: '≤ 50 ms',
  runs: 15,
  open() {
    const waiting = publishedProjects.filter(({ optimum, input }) => {
      const analysis = analyseSchedule(input)
      return analysis.feasible && analysis.length < optimum
    })
    let step = 0
    return () =>
      waiting
        .slice(step++ % waiting.length)
        .slice(0, 1)
        .map(({ input }) => levelResources(input))
  },
})

const levelling = (count: number): EngineWork => ({
  name: `levelling of ${count} tasks`,
  aim: count === 30 ? '≤ 50 ms' : null,
  runs: 9,
  open() {
    const input = withResources(count)
    return () => levelResources(input)
  },
})

const simulation = (): EngineWork => ({
  name: 'Monte Carlo, 1000 tasks × 10000 iterations',
  aim: '≤ 3000 ms',
  runs: 1,
  open() {
    const { tasks, links } = layeredNetwork(1000)
    const uncertain = tasks.map((task) => ({ ...task, distribution: aroundDuration(task.duration) }))
    const input = { projectStart: 0, tasks: uncertain, links, iterations: 10_000 }
    return () => simulateSchedule(input)
  },
})

const aroundDuration = (mode: number) => ({ type: 'pert' as const, min: mode * 0.8, mode, max: mode * 1.6 })

/** Twice as many links as tasks, of all types, to tasks shortly before. */
export function layeredNetwork(count: number): Network {
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
  const { tasks, links } = layeredNetwork(count)
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
