import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { JobDefinition, JobMode, RunCounts } from '#domain/jobs/contract.ts'
import { notionEventsJob, notionJob } from '#domain/sync'
import {
  type NotionOptions,
  type NotionStandIn,
  type Role,
  startNotion,
} from '../../../../dev/notion/index.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../world.ts'

/** A database, a Notion beside it, one clock for both, and a way to run the sync between them. */
export interface Office {
  world: World
  notion: NotionStandIn
  clock: { at: Date }
  /** Runs the sync to its end, step by step, as the queue would; pauses are noted, not waited for. */
  run(mode?: JobMode, options?: RunOptions): Promise<Outcome>
  runEvents(options?: RunOptions): Promise<Outcome>
  rows(query: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export interface RunOptions {
  over?: Partial<Ctx>
  /** After how many looks at the clock a step is out of time; never when left out. */
  looks?: number
  /** Where to start; at the beginning when left out. */
  cursor?: unknown
  /** Happens between two steps, with the number of the step before, from 1, and the cursor it left. */
  between?: (step: number, cursor: unknown) => unknown
}

export interface Outcome {
  counts: RunCounts
  steps: number
  pauses: number[]
  notes: string[]
  /** Why the run failed in part; null when it did not. */
  failure: string | null
  roundTrips: number
  /** The cursor with which each step began. */
  cursors: unknown[]
}

export const small = { programs: 3, projects: 8, budgetLines: 40, risks: 12, actions: 15 }
export const smallTotal = 78

interface OfficeOptions extends Omit<NotionOptions, 'now'> {
  env?: Record<string, string>
}

export async function openOffice({ env, ...options }: OfficeOptions = {}): Promise<Office> {
  const clock = { at: new Date('2026-03-15T12:00:30.000Z') }
  const notion = await startNotion({ size: small, now: () => clock.at, ...options })
  const world = await openWorld({
    jobs: [notionJob, notionEventsJob],
    env: {
      NOTION_TOKEN: notion.token,
      NOTION_API_URL: notion.url,
      NOTION_SOURCES: JSON.stringify(notion.sources),
      ...env,
    },
  })
  const now = () => clock.at
  const driveJob = (job: JobDefinition, mode: JobMode, run: RunOptions = {}) =>
    drive(world, { job, mode, ...run, over: { now, ...run.over } })
  return {
    world,
    notion,
    clock,
    run: (mode = 'incremental', run) => driveJob(notionJob, mode, run),
    runEvents: (run) => driveJob(notionEventsJob, 'incremental', run),
    rows: async (query) => (await world.db.execute(sql.raw(query))).rows,
    close: async () => {
      await world.close()
      await notion.close()
    },
  }
}

const mostSteps = 300

async function drive(
  world: World,
  {
    job,
    mode,
    over,
    looks = Infinity,
    cursor = null,
    between,
  }: RunOptions & { job: JobDefinition; mode: JobMode },
): Promise<Outcome> {
  const actor = { kind: 'system', id: `system:${job.key}`, name: job.key, role: 'admin' } as const
  const outcome: Outcome = {
    counts: zero(),
    steps: 0,
    pauses: [],
    notes: [],
    failure: null,
    roundTrips: 0,
    cursors: [],
  }
  const runId = uuidv7()
  const before = world.gateway.roundTrips()
  let at = cursor
  do {
    let left = looks
    outcome.cursors.push(at)
    const result = await job.step(world.as('admin', { actor, ...over }), {
      runId,
      mode,
      subject: null,
      cursor: at,
      note: (level, message) => outcome.notes.push(`${level} ${message}`),
      outOfTime: () => --left < 0,
    })
    add(outcome.counts, result.counts)
    outcome.steps++
    outcome.failure = result.failure ?? null
    if (result.pauseMs !== undefined) outcome.pauses.push(result.pauseMs)
    if (outcome.steps > mostSteps) throw new Error('the run does not end')
    // A cursor is stored as JSON and checked before it is used again.
    at = result.cursor === null ? null : job.cursor.parse(JSON.parse(JSON.stringify(result.cursor)))
    if (at !== null) await between?.(outcome.steps, at)
  } while (at !== null)
  outcome.roundTrips = world.gateway.roundTrips() - before
  return outcome
}

const zero = (): RunCounts => ({ read: 0, inserted: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0 })

function add(sum: RunCounts, counts: Partial<RunCounts>): void {
  sum.read += counts.read ?? 0
  sum.inserted += counts.inserted ?? 0
  sum.updated += counts.updated ?? 0
  sum.unchanged += counts.unchanged ?? 0
  sum.deleted += counts.deleted ?? 0
  sum.rejected += counts.rejected ?? 0
}

/** Nothing but these. */
export const counted = (counts: Partial<RunCounts>): RunCounts => ({ ...zero(), ...counts })

/** A row of a role that the generator did not spoil, in the order of the stand-in. */
export function cleanRow(notion: NotionStandIn, source: Role, at = 0) {
  const dirty = new Set(notion.control.dirtyRows().map(({ id }) => id))
  const row = notion.control.rows({ source }).filter(({ id }) => !dirty.has(id))[at]
  if (!row) throw new Error(`${source} has no clean row ${at}`)
  return row
}
