import type { StatementResult } from './engine.ts'

const changedRows = 1000
const delayMs = 2000

export interface AutoAnalyze {
  /** Hears of everything that ran. */
  saw(results: StatementResult[]): void
  stop(): void
}

/**
 * Plays the part of autovacuum that queries depend on: the embedded Postgres has none, and without statistics a plan for an empty table
 * stays in use when it has grown. Calls `analyze` two seconds after many rows have changed.
 */
export function createAutoAnalyze(analyze: () => Promise<void>): AutoAnalyze {
  let changed = 0
  let timer: NodeJS.Timeout | undefined
  const run = () => {
    changed = 0
    timer = undefined
    // It can only fail because the database is being closed.
    analyze().catch(() => {})
  }
  return {
    saw(results) {
      for (const { command, rowCount } of results) if (command !== 'SELECT') changed += rowCount ?? 0
      if (changed >= changedRows) timer ??= setTimeout(run, delayMs)
    },
    stop: () => clearTimeout(timer),
  }
}
