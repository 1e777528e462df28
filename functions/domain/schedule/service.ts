import { decodeXml } from '#domain/xml/rules.ts'
import { authorise } from '../identity/rules.ts'
import type { Ctx } from '../context.ts'
import { DomainError } from '../errors.ts'
import type { LevellingInput, MspdiPlan, ScheduleInput, SimulationInput } from './contract.ts'
import { limits } from './limits.ts'
import {
  analyseSchedule,
  checkScheduleQuality,
  exportMspdi,
  importMspdi,
  importXer,
  levelResources,
  type MspdiOptions,
  recognisePlan,
  simulateSchedule,
  type XerOptions,
} from './rules.ts'

/** Nothing is stored: the schedule comes with the request and goes with the answer. */
export async function analyse(ctx: Ctx, input: ScheduleInput) {
  authorise(ctx, 'viewer')
  checkSize(input)
  return analyseSchedule(input)
}

export async function checkQuality(ctx: Ctx, input: ScheduleInput) {
  authorise(ctx, 'viewer')
  checkSize(input)
  return checkScheduleQuality(input)
}

export async function level(ctx: Ctx, input: LevellingInput) {
  authorise(ctx, 'viewer')
  checkSize(input)
  atMost(input.tasks.length, limits.levelledTasks, 'tasks to level')
  const { tasks, resources, schedules = 1 } = input
  const work = tasks.length * schedules * Math.max(10, resources.length)
  atMost(work, limits.levelledWork, 'tasks × schedules × resources (at least ten)')
  return levelResources(input)
}

export async function simulate(ctx: Ctx, input: SimulationInput) {
  authorise(ctx, 'viewer')
  checkSize(input)
  const { tasks, links, risks = [], iterations = 1000 } = input
  const drawn = tasks.length + links.length + risks.reduce((sum, risk) => sum + 1 + risk.tasks.length, 0)
  atMost(drawn * iterations, limits.simulatedWork, 'tasks, links and tasks of risks × iterations')
  return simulateSchedule(input)
}

/** Reads a plan of Microsoft Project XML or Primavera XER as its bytes arrive; which of the two, its beginning says. */
export async function importPlan(
  ctx: Ctx,
  file: AsyncIterable<Uint8Array>,
  options: MspdiOptions & XerOptions,
) {
  authorise(ctx, 'viewer')
  const pieces = limited(file)
  try {
    const { kind, bytes } = await recognisePlan(pieces)
    return kind === 'xer' ? await importXer(bytes, options) : await importMspdi(decodeXml(bytes), options)
  } finally {
    // Whoever sends the file waits until it is let go of.
    await pieces.return(undefined)
  }
}

export async function exportPlan(ctx: Ctx, plan: MspdiPlan) {
  authorise(ctx, 'viewer')
  return { xml: exportMspdi(plan), name: plan.project.title || plan.project.name || 'Plan' }
}

async function* limited(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of file) {
    bytes += piece.length
    if (bytes > limits.planBytes)
      throw new DomainError('too_large', `The file is larger than ${limits.planBytes / 1_048_576} MB.`)
    yield piece
  }
}

function checkSize({ tasks, links }: ScheduleInput): void {
  atMost(tasks.length, limits.tasks, 'tasks')
  atMost(links.length, limits.links, 'links')
}

function atMost(value: number, most: number, what: string): void {
  if (value > most)
    throw new DomainError(
      'too_large',
      `One request can have up to ${most} ${what}; this one has ${value}. Send less.`,
    )
}
