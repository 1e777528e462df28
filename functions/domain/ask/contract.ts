import { z } from 'zod'
import { page, PageQuery } from '../page.ts'
import { Id, Instant } from '../values.ts'
import { questionStates } from './rules.ts'

/**
 * Whether questions can be asked. `stand_in`: a stand-in on this machine answers a few fixed ones. `not_configured`: `missing` names the
 * variables to set, `message` says how.
 */
export const GenieStatus = z
  .object({
    state: z.enum(['configured', 'stand_in', 'not_configured']),
    missing: z.array(z.string()),
    message: z.string().nullable(),
    sampleQuestions: z.array(z.string()),
  })
  .meta({ id: 'GenieStatus' })
export type GenieStatus = z.infer<typeof GenieStatus>

/** `waiting`: for a free place; it goes on at `continuesAt`. `running`: Genie is at it. The others are final. */
export const QuestionState = z.enum(questionStates)
export type QuestionState = z.infer<typeof QuestionState>

/** SQL that Genie wrote and ran in the warehouse. It is shown, and never run by this product. */
export const GenieQuery = z.object({
  /** For the parameter `attachment` of the result. */
  attachmentId: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  sql: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  /** Rows of the result as Genie announces them; null when it does not. */
  rowCount: z.int().nullable(),
})
export type GenieQuery = z.infer<typeof GenieQuery>

/** What Genie said. Without queries it is words only, often a question back: answer it with a follow-up. */
export const GenieAnswer = z.object({
  texts: z.array(z.string()),
  queries: z.array(GenieQuery),
  /** Questions that could be asked next. */
  suggestions: z.array(z.string()),
})
export type GenieAnswer = z.infer<typeof GenieAnswer>

export const Question = z
  .object({
    id: Id,
    /** The id of the first question of the conversation; give it to ask a follow-up. */
    conversationId: Id,
    question: z.string(),
    askedAt: Instant,
    state: QuestionState,
    /** What Genie is doing in its own words, such as `ASKING_AI`; null before it took the question. */
    step: z.string().nullable(),
    /** Ask for the question again no sooner than this; null when it is final. */
    continuesAt: Instant.nullable(),
    /** Until when it is waited for: ten minutes from the asking. */
    deadline: Instant,
    finishedAt: Instant.nullable(),
    /** Grows while Genie works; complete when the state is `answered`. */
    answer: GenieAnswer.nullable(),
    /** Why it waits, failed or was given up, and what to do. */
    message: z.string().nullable(),
  })
  .meta({ id: 'Question' })
export type Question = z.infer<typeof Question>

export const QuestionPage = page(Question)

/** `id` is made by the client: sending it twice asks once. */
export const NewQuestion = z.object({
  id: Id,
  question: z.string().trim().min(1, 'Write a question').max(2000, 'Must have at most 2,000 characters'),
  conversationId: Id.optional(),
})
export type NewQuestion = z.infer<typeof NewQuestion>

/** The newest first: all of one's own, or those of one conversation. */
export const QuestionQuery = PageQuery.pick({ limit: true, after: true }).extend({
  conversation: Id.optional(),
})
export type QuestionQuery = z.infer<typeof QuestionQuery>

/** `attachment`: of which query; the first one when left out. */
export const ResultQuery = z.object({ attachment: z.string().max(200).optional() })

export const ResultColumn = z.object({
  name: z.string(),
  /** As the warehouse calls it, such as `DECIMAL(20,2)`. */
  type: z.string(),
  kind: z.enum(['text', 'number', 'boolean', 'day', 'instant']),
})
export type ResultColumn = z.infer<typeof ResultColumn>

/**
 * A cell by the kind of its column. Whole numbers up to 32 bits and floating-point numbers are numbers; BIGINT and DECIMAL are exact
 * decimal text; everything else is text as the warehouse writes it.
 */
export const ResultCell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type ResultCell = z.infer<typeof ResultCell>

/** `running`: an expired result is being worked out again; ask again after `retryInMs`, which is 0 otherwise. */
export const QuestionResult = z
  .object({
    state: z.enum(['ready', 'running']),
    retryInMs: z.int(),
    columns: z.array(ResultColumn),
    /** At most 1,000. */
    rows: z.array(z.array(ResultCell)),
    /** The query found more rows than these. */
    truncated: z.boolean(),
    /** How many rows the query found; null when the warehouse did not say. */
    totalRows: z.int().nullable(),
  })
  .meta({ id: 'QuestionResult' })
export type QuestionResult = z.infer<typeof QuestionResult>
