import { z } from 'zod'

// Notion's API, version 2026-03-11, as far as it is read here. Shapes are loose: Notion adds keys without a new version.

const Text = z.array(z.object({ plain_text: z.string() }))
const Option = z.object({ name: z.string() }).nullable()
const Range = z.object({ start: z.string(), end: z.string().nullish() }).nullable()
/** Partial users, of people who left or when user capabilities are missing, carry only an id. */
const User = z.object({
  id: z.string(),
  name: z.string().nullish(),
  person: z.object({ email: z.string().nullish() }).nullish(),
})

const Formula = z.discriminatedUnion('type', [
  z.object({ type: z.literal('string'), string: z.string().nullable() }),
  z.object({ type: z.literal('number'), number: z.number().nullable() }),
  z.object({ type: z.literal('boolean'), boolean: z.boolean().nullable() }),
  z.object({ type: z.literal('date'), date: Range }),
  z.object({ type: z.literal('unsupported') }),
])

const Rollup = z.discriminatedUnion('type', [
  z.object({ type: z.literal('number'), number: z.number().nullable() }),
  z.object({ type: z.literal('date'), date: Range }),
  z.object({ type: z.literal('array'), array: z.array(z.unknown()) }),
  z.object({ type: z.literal('unsupported') }),
  z.object({ type: z.literal('incomplete') }),
])

/** The value of a property, for every type that a field of ours can be read from. */
export const PropertyValue = z.discriminatedUnion('type', [
  z.object({ type: z.literal('title'), title: Text }),
  z.object({ type: z.literal('rich_text'), rich_text: Text }),
  z.object({ type: z.literal('number'), number: z.number().nullable() }),
  z.object({ type: z.literal('select'), select: Option }),
  z.object({ type: z.literal('status'), status: Option }),
  z.object({ type: z.literal('date'), date: Range }),
  z.object({ type: z.literal('people'), people: z.array(User) }),
  z.object({ type: z.literal('created_by'), created_by: User }),
  z.object({ type: z.literal('last_edited_by'), last_edited_by: User }),
  z.object({ type: z.literal('relation'), relation: z.array(z.object({ id: z.guid() })) }),
  z.object({ type: z.literal('url'), url: z.string().nullable() }),
  z.object({ type: z.literal('email'), email: z.string().nullable() }),
  z.object({ type: z.literal('phone_number'), phone_number: z.string().nullable() }),
  z.object({
    type: z.literal('unique_id'),
    unique_id: z.object({ prefix: z.string().nullish(), number: z.number().nullish() }),
  }),
  z.object({ type: z.literal('created_time'), created_time: z.string() }),
  z.object({ type: z.literal('last_edited_time'), last_edited_time: z.string() }),
  z.object({ type: z.literal('formula'), formula: Formula }),
  z.object({ type: z.literal('rollup'), rollup: Rollup }),
])
export type PropertyValue = z.infer<typeof PropertyValue>

/** A property of a page, its value not looked into yet. `has_more` cuts a relation at 25 rows. */
export const Property = z.looseObject({ id: z.string(), type: z.string(), has_more: z.boolean().optional() })
export type Property = z.infer<typeof Property>

/** A row. Times are rounded down to the minute; `in_trash` rows are never in a query's answer. */
export const Page = z.looseObject({
  object: z.literal('page'),
  id: z.guid(),
  created_time: z.iso.datetime({ offset: true }),
  last_edited_time: z.iso.datetime({ offset: true }),
  in_trash: z.boolean(),
  parent: z.looseObject({ data_source_id: z.string().optional() }),
  properties: z.record(z.string(), Property),
})
export type Page = z.infer<typeof Page>

/** Results are read one by one, so that a row in an unknown form does not sink its neighbours. */
export const QueryAnswer = z.looseObject({
  results: z.array(z.unknown()),
  next_cursor: z.string().nullable(),
  has_more: z.boolean(),
  /** Says `incomplete` on every page of a result that was cut at the 10,000-row ceiling; absent otherwise. */
  request_status: z.looseObject({ type: z.string() }).optional(),
})
export type QueryAnswer = z.infer<typeof QueryAnswer>

export const Database = z.looseObject({
  id: z.string(),
  in_trash: z.boolean(),
  data_sources: z.array(z.looseObject({ id: z.string(), name: z.string() })),
})

export const SchemaProperty = z.looseObject({ id: z.string(), name: z.string(), type: z.string() })
export type SchemaProperty = z.infer<typeof SchemaProperty>

export const DataSource = z.looseObject({
  id: z.string(),
  in_trash: z.boolean(),
  properties: z.record(z.string(), SchemaProperty),
})
export type DataSource = z.infer<typeof DataSource>

/** One page of a long relation. */
export const RelationItems = z.looseObject({
  results: z.array(z.looseObject({ relation: z.looseObject({ id: z.string() }) })),
  next_cursor: z.string().nullable(),
  has_more: z.boolean(),
})

export const ErrorBody = z.looseObject({
  code: z.string(),
  message: z.string(),
  additional_data: z
    .looseObject({ rate_limit_reason: z.string().optional(), retry_after: z.string().optional() })
    .optional(),
})

export type ErrorBody = z.infer<typeof ErrorBody>

/** A webhook delivery. Values are never in it: what it names is read again. */
export const WebhookEvent = z.looseObject({
  id: z.string().min(1).max(100),
  type: z.string().min(1).max(100),
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
  entity: z.looseObject({ id: z.string(), type: z.string() }).optional(),
})
export type WebhookEvent = z.infer<typeof WebhookEvent>

export const Handshake = z.object({ verification_token: z.string().min(8).max(500) })
