import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../../db/columns.ts'
import type { GenieAnswer } from './contract.ts'
import type { QuestionState } from './rules.ts'

export const questions = pgTable('questions', {
  id,
  userId: uuid('user_id').notNull(),
  conversationId: uuid('conversation_id').notNull(),
  question: text('question').notNull(),
  askedAt: instant('asked_at').notNull(),
  state: text('state').$type<QuestionState>().notNull(),
  genieConversationId: text('genie_conversation_id'),
  genieMessageId: text('genie_message_id'),
  step: text('step'),
  answer: jsonb('answer').$type<GenieAnswer>(),
  message: text('message'),
  looks: integer('looks').notNull(),
  troubles: integer('troubles').notNull(),
  nextPollAt: instant('next_poll_at'),
  rerunAt: instant('rerun_at'),
  finishedAt: instant('finished_at'),
})
