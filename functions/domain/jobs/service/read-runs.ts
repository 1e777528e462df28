import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { Page } from '../../page.ts'
import type { AnyRunQuery, DeadLetter, DeadLetterQuery, Run, RunDetail, RunQuery } from '../contract.ts'
import * as repository from '../repository/runs.ts'
import { getDefinition } from './definitions.ts'

const shownLines = 500

/** Runs of a job, newest first; throws not_found for a job that does not exist. */
export async function listRuns(ctx: Ctx, jobKey: string, query: RunQuery): Promise<Page<Run>> {
  authorise(ctx, 'viewer')
  getDefinition(ctx, jobKey)
  return listAllRuns(ctx, { ...query, job: [jobKey] })
}

/** Runs of all jobs, or of those named, newest first. */
export async function listAllRuns(ctx: Ctx, query: AnyRunQuery): Promise<Page<Run>> {
  authorise(ctx, 'viewer')
  const { items, next } = await repository.listRuns(ctx.db, query)
  return { items: items.map((row) => toRun(row, ctx.now())), next }
}

/** One run with its attempts and log, in one round trip; throws not_found. */
export async function getRun(ctx: Ctx, run: { jobKey: string; id: string }): Promise<RunDetail> {
  authorise(ctx, 'viewer')
  const [[row], attempts, log] = await ctx.db.batch([
    repository.readRun(ctx.db, run),
    repository.readAttempts(ctx.db, run.id, shownLines),
    repository.readLog(ctx.db, run.id, shownLines),
  ])
  if (!row) throw notFound('run')
  return {
    ...toRun(row, ctx.now()),
    attempts: attempts.slice(0, shownLines).toReversed(),
    attemptsTruncated: attempts.length > shownLines,
    log: log.slice(0, shownLines).toReversed(),
    logTruncated: log.length > shownLines,
  }
}

export async function listDeadLetters(ctx: Ctx, query: DeadLetterQuery): Promise<Page<DeadLetter>> {
  authorise(ctx, 'viewer')
  return repository.listDeadLetters(ctx.db, query)
}

export const toRun = (row: Omit<Run, 'durationMs'>, now: Date): Run => ({
  ...row,
  durationMs: durationMs(row, now),
})

/** From the start to the end, or to now; null before the start. */
export function durationMs(
  { startedAt, finishedAt }: Pick<Run, 'startedAt' | 'finishedAt'>,
  now: Date,
): number | null {
  const end = finishedAt === null ? now.getTime() : Date.parse(finishedAt)
  return startedAt === null ? null : Math.max(0, end - Date.parse(startedAt))
}
