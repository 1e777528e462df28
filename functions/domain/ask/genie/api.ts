import { z } from 'zod'

// The Genie conversation API and the part of the SQL Statement Execution API that its results are in, as far as they are read here. Shapes
// are loose: keys come and go between releases and workspaces, and nearly every one may be null.

const text = z.string().nullish()

/** Seconds in published samples, milliseconds from the service. Answers milliseconds. */
const Time = z
  .number()
  .nullish()
  .transform((value) => (value ? (value < 100_000_000_000 ? value * 1000 : value) : null))

const Parameter = z.looseObject({ keyword: text, name: text, value: z.unknown() })

const Query = z.looseObject({
  title: text,
  description: text,
  /** The SQL. */
  query: text,
  statement_id: text,
  parameters: z.array(Parameter).nullish(),
  query_result_metadata: z.looseObject({ row_count: z.number().nullish() }).nullish(),
})

/** One of several parts of an answer; a kind that is not known has none of them. */
const Attachment = z.looseObject({
  attachment_id: text,
  /** Its older name. */
  id: text,
  text: z.looseObject({ content: text }).nullish(),
  query: Query.nullish(),
  suggested_questions: z.looseObject({ questions: z.array(z.string()).nullish() }).nullish(),
})
export type Attachment = z.infer<typeof Attachment>

function known(part: unknown): z.infer<typeof Attachment>[] {
  const { data } = Attachment.safeParse(part)
  return data ? [data] : []
}

const Fault = z.looseObject({ type: text, error: text })

/** `id` is the older name of `message_id`. Attachments are null while Genie works. */
export const Message = z
  .looseObject({
    message_id: text,
    id: text,
    conversation_id: text,
    status: z.string(),
    attachments: z.array(z.unknown()).nullish(),
    error: Fault.nullish(),
    last_updated_timestamp: Time,
  })
  .transform((message) => ({
    status: message.status,
    // Read one by one, so that a part in an unknown form does not sink its neighbours.
    attachments: (message.attachments ?? []).flatMap((part) => known(part)),
    error: message.error ?? null,
    updatedAtMs: message.last_updated_timestamp,
  }))
export type Message = z.infer<typeof Message>

const named = z.looseObject({ id: text, message_id: text, conversation_id: text })

/** What start-conversation and messages answer: ids at the top, or in the objects within, under their new or their older names. */
export const Asked = z
  .looseObject({ ...named.shape, conversation: named.nullish(), message: named.nullish() })
  .transform(({ conversation, message, ...top }, context) => {
    const conversationId =
      top.conversation_id ?? conversation?.conversation_id ?? conversation?.id ?? message?.conversation_id
    const messageId = top.message_id ?? message?.message_id ?? message?.id ?? top.id
    if (conversationId && messageId) return { conversationId, messageId }
    context.addIssue({ code: 'custom', path: ['message_id'], message: 'missing' })
    return z.NEVER
  })
export type Asked = z.infer<typeof Asked>

const Column = z.looseObject({ name: z.string(), type_name: text, type_text: text })

const Cell = z.string().nullable()

/** Older workspaces wrap each value. */
const TypedRow = z
  .looseObject({ values: z.array(z.looseObject({ str: Cell.optional() }).nullable()) })
  .transform(({ values }) => values.map((value) => value?.str ?? null))

const Data = z.looseObject({
  data_array: z.array(z.array(Cell)).nullish(),
  data_typed_array: z.array(TypedRow).nullish(),
})

/** Every value is text or null; the columns say what it stands for. */
const Statement = z.looseObject({
  status: z.looseObject({
    state: z.string(),
    error: z.looseObject({ error_code: text, message: text }).nullish(),
  }),
  manifest: z
    .looseObject({
      schema: z.looseObject({ columns: z.array(Column).nullish() }).nullish(),
      total_row_count: z.number().nullish(),
      truncated: z.boolean().nullish(),
    })
    .nullish(),
  result: Data.nullish(),
})
export type Statement = z.infer<typeof Statement>

export const QueryResult = z
  .looseObject({ statement_response: Statement })
  .transform(({ statement_response }) => statement_response)

export const ErrorBody = z.looseObject({ error_code: text, message: text })
