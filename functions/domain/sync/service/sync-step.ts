import type { RunCounts, StepInput, StepResult } from '#domain/jobs/contract.ts'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import type { NotionClient } from '../notion/client.ts'
import { UpstreamPause } from '../../upstream.ts'
import type { StoredMapping, Watermark } from '../repository/setup.ts'
import type { Written } from './write-pages.ts'

/** One step of a job that reads Notion. `cursor` and `counts` say what is committed, at any moment. */
export interface SyncStep<Cursor> {
  ctx: Ctx
  input: StepInput<Cursor>
  client: NotionClient
  mappings: StoredMapping[]
  watermarks: Watermark[]
  cursor: Cursor
  counts: RunCounts
}

export const noCounts = (): RunCounts => ({
  read: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  rejected: 0,
})

/** Adds what was written. Answers how many rows changed. */
export function addCounts(counts: RunCounts, written: Written): number {
  counts.inserted += written.inserted
  counts.updated += written.updated
  counts.unchanged += written.unchanged
  counts.deleted += written.deleted
  return written.inserted + written.updated + written.deleted
}

const retryMs = 1000

/**
 * Goes on until `advance` answers true (the run is done) or the time is up. A wait that Notion asks for ends the step with its pause; after
 * an error what is committed is handed to the next step, so that only a step without any progress fails.
 */
export async function takeSteps<Cursor>(
  step: SyncStep<Cursor>,
  advance: () => Promise<boolean>,
): Promise<StepResult<Cursor>> {
  const before = step.cursor
  try {
    while (!(await advance())) {
      if (step.input.outOfTime()) return { cursor: step.cursor, counts: step.counts }
    }
    return { cursor: null, counts: step.counts }
  } catch (error) {
    if (error instanceof UpstreamPause) {
      return { cursor: step.cursor, counts: step.counts, pauseMs: error.retryInMs }
    }
    if (step.cursor === before) throw error
    // Other errors carry rows in their message; if this one lasts, the next step fails with it.
    const reason = error instanceof DomainError ? error.message : 'Something unexpected happened.'
    step.input.note('warn', `${reason} The next step goes on from here.`)
    return { cursor: step.cursor, counts: step.counts, pauseMs: retryMs }
  }
}
