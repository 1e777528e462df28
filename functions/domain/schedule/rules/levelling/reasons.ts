import type { LevelledSchedule } from '../../contract.ts'
import { type Early, pullEarly, reach } from '../early.ts'
import type { Passes } from '../passes.ts'
import { between, driversOf, tidy } from '../slack.ts'
import { FINISHED } from '../task-terms.ts'
import type { Bench } from './serial.ts'

type Move = LevelledSchedule['tasks'][number]

/** Where each task lies now and why. The bench's timeline shows the levelled schedule. */
export function explainMoves(bench: Bench, before: Passes, levelled: Passes): Move[] {
  const { early } = levelled
  const bySoonest: Early = {
    start: early.start.slice(),
    rest: early.rest.slice(),
    finish: early.finish.slice(),
  }
  return before.network.tasks.ids.map((id, i) => {
    const { times } = before.network
    const [was = 0, is = 0] = [before.early.rest[i], early.rest[i]]
    const delay = between(before.network, i, [was, is]) / (before.network.tasks.day[i] ?? 1)
    return {
      id,
      start: times.write(early.start[i] ?? 0),
      finish: times.write(early.finish[i] ?? 0),
      delay: tidy(delay),
      ...(is > was + reach(is) ? reasonOf(bench, { levelled, bySoonest }, i) : unmoved),
    }
  })
}

const unmoved = { reason: null, resources: [], waitsFor: [] } satisfies Partial<Move>

function reasonOf(
  bench: Bench,
  { levelled, bySoonest }: { levelled: Passes; bySoonest: Early },
  i: number,
): Pick<Move, 'reason' | 'resources' | 'waitsFor'> {
  const { network, early } = levelled
  const [rest = 0, start = 0, finish = 0] = [early.rest[i], early.start[i], early.finish[i]]
  pullEarly(network, bySoonest, i)
  const [soonest = 0, soonestFinish = 0] = [bySoonest.rest[i], bySoonest.finish[i]]
  bySoonest.rest[i] = rest
  bySoonest.start[i] = start
  bySoonest.finish[i] = finish
  const ids = (places: number[]) => places.map((task) => network.tasks.ids[task] ?? '')
  const demand = bench.demands[i]
  if (rest <= soonest + reach(rest) || !demand || !bench.needs[i])
    return { reason: 'link', resources: [], waitsFor: ids(driversOf(levelled, i)) }
  bench.timeline.reserve(demand, { from: rest, to: finish, sign: -1 })
  const conflict = bench.timeline.firstConflict(demand, soonest, soonestFinish)
  const short = conflict < 0 ? [] : [bench.timeline.shortOf(demand, conflict)]
  const at = Math.max(soonest, conflict < 0 ? soonest : bench.timeline.begin(conflict))
  bench.timeline.reserve(demand, { from: rest, to: finish })
  const resources = short.flatMap((r) => network.input.resources?.[r]?.id ?? [])
  return { reason: 'resource', resources, waitsFor: ids(usersOf(bench, levelled, { short, at, i })) }
}

function usersOf(
  bench: Bench,
  { network, early }: Passes,
  use: { short: number[]; at: number; i: number },
): number[] {
  return [...network.tasks.ids.keys()].filter(
    (task) =>
      task !== use.i &&
      network.tasks.state[task] !== FINISHED &&
      use.short.some((r) => (bench.demands[task]?.[r] ?? 0) > 0) &&
      (early.rest[task] ?? 0) <= use.at &&
      (early.finish[task] ?? 0) > use.at,
  )
}
