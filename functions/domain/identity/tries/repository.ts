import { inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { signInLimits } from '../table.ts'

interface Window {
  now: string
  ends: string
}

/** Counts one try on every key, in one statement; a window that is over begins anew. */
export const countTry = (db: Db, keys: string[], { now, ends }: Window) =>
  db
    .insert(signInLimits)
    // Rows are always locked in this order, so that two tries never wait for each other.
    .values(keys.toSorted().map((key) => ({ key, tries: 1, windowEnds: ends })))
    .onConflictDoUpdate({
      target: signInLimits.key,
      set: {
        tries: sql`case when ${signInLimits.windowEnds} > ${now} then ${signInLimits.tries} + 1 else 1 end`,
        windowEnds: sql`case when ${signInLimits.windowEnds} > ${now} then ${signInLimits.windowEnds} else excluded.window_ends end`,
      },
    })
    .returning()

export const forgiveTry = (db: Db, keys: string[]) =>
  db
    .update(signInLimits)
    .set({ tries: sql`greatest(${signInLimits.tries} - 1, 0)` })
    .where(
      inArray(
        signInLimits.key,
        db
          .select({ key: signInLimits.key })
          .from(signInLimits)
          .where(inArray(signInLimits.key, keys))
          .orderBy(signInLimits.key)
          .for('update'),
      ),
    )

/** Rows that another try is just counting on are left for later. */
export const dropOldTries = (db: Db, now: string) =>
  db
    .delete(signInLimits)
    .where(
      inArray(
        signInLimits.key,
        db
          .select({ key: signInLimits.key })
          .from(signInLimits)
          .where(lt(signInLimits.windowEnds, now))
          .limit(100)
          .for('update', { skipLocked: true }),
      ),
    )
