import { formatDecimal, parseDecimal, unitsAt } from '../../decimal.ts'
import type {
  BaselineComparison,
  BaselineTask,
  InfeasibleSchedule,
  ScheduleInput,
  ScheduleTask,
} from '../contract.ts'
import { openNetwork } from './network.ts'
import { isInfeasible, type Passes, runPasses } from './passes.ts'
import { between, tidy } from './slack.ts'

type Row = BaselineComparison['tasks'][number]

/**
 * The schedule against its `baseline`, in dates, duration, effort and money. Later and more than the baseline is positive. Dates are
 * compared in working days of the project's calendar, durations in days of the task's. Money is exact and currencies are never added up.
 */
export function compareBaseline(input: ScheduleInput): BaselineComparison | InfeasibleSchedule {
  const passes = runPasses(openNetwork(input))
  if (isInfeasible(passes)) return passes
  const before = new Map(input.baseline?.map((task, row) => [task.id, { task, row }]))
  const now = new Set(input.tasks.map((task) => task.id))
  const removed = (input.baseline ?? []).filter((task) => !now.has(task.id))
  return {
    feasible: true,
    ...projectVariance(passes),
    effort: effortOf(input),
    costs: costsOf(input),
    tasks: [
      ...input.tasks.map((task, i) => compareTask(passes, i, before.get(task.id))),
      ...removed.map((task) => emptyRow(task.id, 'removed')),
    ],
  }
}

function projectVariance(passes: Passes) {
  const { times, input } = passes.network
  const starts = input.baseline?.map((task, i) => times.read(task.start, `baseline.${i}.start`)) ?? []
  const finishes =
    input.baseline?.map((task, i) => times.read(task.finish, `baseline.${i}.finish`, true)) ?? []
  if (starts.length === 0) return { startVariance: null, finishVariance: null }
  const start = passes.early.start.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return {
    startVariance: daysBetween(passes, Math.min(...starts), Number.isFinite(start) ? start : times.start),
    finishVariance: daysBetween(passes, Math.max(...finishes), passes.projectFinish),
  }
}

function daysBetween({ network }: Passes, from: number, to: number): number {
  const axis = network.times.axes[network.times.projectAxis]
  return tidy(axis ? (axis.work(to) - axis.work(from)) / axis.minutesOfDay : to - from)
}

const emptyRow = (id: string, status: Row['status']): Row => ({
  id,
  status,
  startVariance: null,
  finishVariance: null,
  durationVariance: null,
  effortVariance: null,
  costVariance: null,
})

function compareTask(passes: Passes, i: number, before?: { task: BaselineTask; row: number }): Row {
  const { network, early } = passes
  const task = network.input.tasks[i]
  if (!task || !before) return emptyRow(network.tasks.ids[i] ?? '', 'added')
  const [start, finish] = [
    network.times.read(before.task.start, `baseline.${before.row}.start`),
    network.times.read(before.task.finish, `baseline.${before.row}.finish`, true),
  ]
  const [now = 0, end = 0] = [early.start[i], early.finish[i]]
  const day = network.tasks.day[i] ?? 1
  const lasted = before.task.duration ?? between(network, i, [start, finish]) / day
  const row = {
    ...emptyRow(task.id, 'same'),
    startVariance: daysBetween(passes, start, now),
    finishVariance: daysBetween(passes, finish, end),
    durationVariance: tidy(between(network, i, [now, end]) / day - lasted),
    effortVariance: difference(task.effort, before.task.effort),
    ...compareCost(task, before.task),
  }
  const { startVariance, finishVariance, durationVariance, effortVariance } = row
  const moved = [
    startVariance,
    finishVariance,
    durationVariance,
    effortVariance,
    Number(row.costVariance),
  ].some(Boolean)
  return moved || row.reason ? { ...row, status: 'changed' } : row
}

const difference = (now?: number, before?: number) =>
  now === undefined || before === undefined ? null : tidy(now - before)

function compareCost(now: ScheduleTask, before: BaselineTask): Pick<Row, 'costVariance' | 'reason'> {
  if (now.cost === undefined || before.cost === undefined) return { costVariance: null }
  if (now.currency !== before.currency) return { costVariance: null, reason: 'currencyChanged' }
  return { costVariance: money(cents(now.cost) - cents(before.cost)) }
}

function effortOf({ tasks, baseline = [] }: ScheduleInput) {
  const [before, now] = [sumEffort(baseline), sumEffort(tasks)]
  return { baseline: before, current: now, variance: tidy(now - before) }
}

const sumEffort = (list: { effort?: number }[]) =>
  tidy(list.reduce((total, { effort = 0 }) => total + effort, 0))

function costsOf({ tasks, baseline = [] }: ScheduleInput): BaselineComparison['costs'] {
  const sums = [sumByCurrency(baseline), sumByCurrency(tasks)] as const
  const currencies = [...new Set(sums.flatMap((sum) => [...sum.keys()]))]
  return currencies.map((currency) => {
    const [before = 0n, now = 0n] = sums.map((sum) => sum.get(currency))
    return {
      currency: currency || null,
      baseline: money(before),
      current: money(now),
      variance: money(now - before),
    }
  })
}

function sumByCurrency(list: { cost?: string; currency?: string }[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { cost, currency = '' } of list)
    if (cost !== undefined) sums.set(currency, (sums.get(currency) ?? 0n) + cents(cost))
  return sums
}

const cents = (amount: string) => unitsAt(parseDecimal(amount), 2)

const money = (amount: bigint) => formatDecimal(amount, 2)
