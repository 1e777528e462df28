import { and, eq, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { storableJson } from '../../db/json.ts'
import { keyset, toPage } from '../../db/keyset.ts'
import type { Page } from '../page.ts'
import type { QuestionQuery } from './contract.ts'
import { isOpen, questionStates } from './rules.ts'
import { questions } from './table.ts'

export type StoredQuestion = typeof questions.$inferSelect
/** What one attempt to get on changes. */
export type Progress = Partial<
  Omit<StoredQuestion, 'id' | 'userId' | 'conversationId' | 'question' | 'askedAt'>
> &
  Pick<StoredQuestion, 'state'>

/** Only the person's own. */
export const readQuestion = (db: Db, id: string, userId: string) =>
  db
    .select()
    .from(questions)
    .where(and(eq(questions.id, id), eq(questions.userId, userId)))

/** Newest first, only the person's own. */
export async function listQuestions(
  db: Db,
  userId: string,
  query: QuestionQuery,
): Promise<Page<StoredQuestion>> {
  const order = { by: sql`${questions.askedAt}`, id: questions.id, descending: true }
  const { sortKey, orderBy, behind } = keyset(order, query.after)
  const { conversation } = query
  const rows = await db
    .select({ row: questions, id: questions.id, sortKey })
    .from(questions)
    .where(
      and(
        eq(questions.userId, userId),
        conversation === undefined ? undefined : eq(questions.conversationId, conversation),
        behind,
      ),
    )
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  const { items, next } = toPage(rows, query.limit)
  return { items: items.map(({ row }) => row), next }
}

export interface Standing {
  /** Questions that the person has asked in it. */
  questions: number
  /** Of these, those without a final state. */
  open: number
  /** Under which Genie knows it; null while it does not. */
  genieConversationId: string | null
}

/** How a conversation of the person stands, apart from one question. */
export async function readStanding(
  db: Db,
  conversation: { id: string; userId: string; except: string },
): Promise<Standing> {
  const { id, userId, except } = conversation
  const [row] = await db
    .select({
      questions: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) filter (where ${isUnfinished}))::int`,
      genieConversationId: sql<string | null>`(
        array_agg(${questions.genieConversationId} order by ${questions.askedAt} desc)
          filter (where ${questions.genieConversationId} is not null))[1]`,
    })
    .from(questions)
    .where(and(eq(questions.conversationId, id), eq(questions.userId, userId), ne(questions.id, except)))
  return row ?? { questions: 0, open: 0, genieConversationId: null }
}

const isUnfinished = inArray(questions.state, questionStates.filter(isOpen))

type NewRow = Pick<
  StoredQuestion,
  'id' | 'userId' | 'conversationId' | 'question' | 'askedAt' | 'genieConversationId' | 'nextPollAt'
>

/** Answers the row, or nothing when the id was used before. */
export const insertQuestion = (db: Db, row: NewRow) =>
  db
    .insert(questions)
    .values({ ...row, state: 'waiting', looks: 0, troubles: 0 })
    .onConflictDoNothing({ target: questions.id })
    .returning()

/** Takes the turn to ask Genie: of all who try at a moment, one gets the row. */
export const claimTurn = (db: Db, id: string, turn: { now: string; until: string }) =>
  db
    .update(questions)
    .set({ nextPollAt: turn.until })
    .where(and(eq(questions.id, id), isUnfinished, lte(questions.nextPollAt, turn.now)))
    .returning()

/** A final state stays as it is. */
export const saveProgress = (db: Db, id: string, { answer, ...progress }: Progress) =>
  db
    .update(questions)
    .set({ ...progress, ...(answer && { answer: sql`${storableJson(answer)}::jsonb` }) })
    .where(and(eq(questions.id, id), isUnfinished))
    .returning()

/** Takes the turn to have an expired result worked out again. */
export const claimRerun = (db: Db, id: string, turn: { now: string; since: string }) =>
  db
    .update(questions)
    .set({ rerunAt: turn.now })
    .where(and(eq(questions.id, id), or(isNull(questions.rerunAt), lt(questions.rerunAt, turn.since))))
    .returning({ id: questions.id })
