import { sql } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { Ctx } from '../domain/context.ts'
import { sqlState } from './sql-state.ts'

type Statements = [BatchItem<'pg'>, ...BatchItem<'pg'>[]]

/**
 * The only way to change rows: one transaction and one round trip, in which the database knows who acts, so that its triggers can
 * write the audit trail. Returns the statements' results in order.
 */
export async function write<const S extends Statements>(ctx: Ctx, statements: S): Promise<BatchResponse<S>> {
  const actor = ctx.db.execute(
    sql`select set_config('app.actor', ${ctx.actor.id}, true), set_config('app.request_id', ${ctx.requestId}, true)`,
  )
  const [, ...results] = await despiteDeadlocks(() => ctx.db.batch([actor, ...statements]))
  // Drizzle's mapped tuple type cannot express "all but the first" of a generic tuple.
  return results as unknown as BatchResponse<S>
}

const mostTries = 3

/** Of two transactions that wait for each other's rows the database ends one, of which then nothing is written: it can be sent again. */
async function despiteDeadlocks<Result>(send: () => Promise<Result>, tries = 1): Promise<Result> {
  try {
    return await send()
  } catch (error) {
    if (sqlState(error) !== '40P01' || tries === mostTries) throw error
    return despiteDeadlocks(send, tries + 1)
  }
}
