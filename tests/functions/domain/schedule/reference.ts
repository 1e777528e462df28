import * as fc from 'fast-check'
import type { FeasibleSchedule, ScheduleAnalysis, ScheduleInput } from '#domain/schedule/contract.ts'
import { analyseSchedule } from '#domain/schedule/rules.ts'

type Link = ScheduleInput['links'][number]

export function feasible(answer: ScheduleAnalysis): FeasibleSchedule {
  if (answer.feasible) return answer
  throw new Error(`${answer.reason}: ${answer.tasks.join(' → ')}`)
}

export const analyse = (input: ScheduleInput): FeasibleSchedule => feasible(analyseSchedule(input))

export const datesById = (answer: FeasibleSchedule) => new Map(answer.tasks.map((task) => [task.id, task]))

/** Smallest distance between the starts of a link's tasks, on the plain axis. */
export function startToStart(link: Link, durations: Map<string, number>): number {
  const [from = 0, to = 0] = [durations.get(link.from), durations.get(link.to)]
  const lag = link.lag ?? 0
  return { FS: from + lag, SS: lag, FF: from + lag - to, SF: lag - to }[link.type ?? 'FS']
}

/**
 * Early and late starts by trying until nothing moves, the definition itself: no order, no columns. Undefined when it never settles.
 */
export function tryUntilStable({ tasks, links, allowBeforeStart }: ScheduleInput) {
  const durations = new Map(tasks.map((task) => [task.id, task.duration]))
  const before = new Map(tasks.map(({ id }) => [id, leadingTo(id, links)]))
  const isLed = (id: string) => [...(before.get(id) ?? [])].some((other) => !before.get(other)?.has(id))
  const floor = (id: string) => (allowBeforeStart && isLed(id) ? -1e9 : 0)
  const early = new Map(tasks.map(({ id }) => [id, floor(id)]))
  const settles = repeat(tasks.length + 1, () =>
    links.filter((link) =>
      raise(early, link.to, (early.get(link.from) ?? 0) + startToStart(link, durations)),
    ),
  )
  if (!settles) return undefined
  const finish = Math.max(...tasks.map((task) => (early.get(task.id) ?? 0) + task.duration))
  const late = new Map(tasks.map((task) => [task.id, task.duration - finish]))
  repeat(tasks.length + 1, () =>
    links.filter((link) => raise(late, link.from, (late.get(link.to) ?? 0) + startToStart(link, durations))),
  )
  return { early, late: new Map([...late].map(([id, value]) => [id, 0 - value])), finish }
}

function leadingTo(id: string, links: Link[]): Set<string> {
  const found = new Set([id])
  for (const task of found) for (const link of links) if (link.to === task) found.add(link.from)
  return found
}

function repeat(times: number, step: () => unknown[]): boolean {
  for (let round = 0; round <= times; round++) if (step().length === 0) return true
  return false
}

function raise(values: Map<string, number>, id: string, value: number): boolean {
  if (value <= (values.get(id) ?? 0) + 1e-9) return false
  values.set(id, value)
  return true
}

const linkType = fc.constantFrom('FS', 'SS', 'FF', 'SF' as const)

/** Networks without circles: links lead from tasks to later ones. */
export const networks = (most = 12, lags: [number, number] = [-4, 4]) =>
  fc.integer({ min: 1, max: most }).chain((count) =>
    fc.record({
      tasks: fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
        .map((durations) => durations.map((duration, i) => ({ id: `t${i}`, duration }))),
      links: fc
        .array(
          fc.record({
            ends: fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })),
            type: linkType,
            lag: fc.integer({ min: lags[0], max: lags[1] }),
          }),
          { maxLength: count * 2 },
        )
        .map((links) =>
          links.flatMap(({ ends: [a, b], type, lag }) =>
            a === b ? [] : [{ from: `t${Math.min(a, b)}`, to: `t${Math.max(a, b)}`, type, lag }],
          ),
        ),
    }),
  )

/** Networks with circles, some of which cannot be met. */
export const circularNetworks = networks(8).chain((network) =>
  fc
    .array(
      fc.record({
        ends: fc.tuple(fc.nat({ max: network.tasks.length - 1 }), fc.nat({ max: network.tasks.length - 1 })),
        lag: fc.integer({ min: -30, max: -2 }),
      }),
      { maxLength: 6 },
    )
    .map((maximums) => ({
      tasks: network.tasks,
      links: [
        ...network.links,
        ...maximums.map(({ ends: [a, b], lag }) => ({
          from: `t${Math.max(a, b)}`,
          to: `t${Math.min(a, b)}`,
          type: 'SS' as const,
          lag,
        })),
      ],
    })),
)
