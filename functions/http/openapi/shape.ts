import { z } from 'zod'

/** The part of JSON Schema that our contracts become. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  additionalProperties?: boolean | JsonSchema
}

const Nested: z.ZodType<JsonSchema> = z.lazy(() => JsonSchema)
const JsonSchema: z.ZodType<JsonSchema> = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  properties: z.record(z.string(), Nested).optional(),
  required: z.array(z.string()).optional(),
  items: Nested.optional(),
  anyOf: z.array(Nested).optional(),
  oneOf: z.array(Nested).optional(),
  allOf: z.array(Nested).optional(),
  additionalProperties: z.union([z.boolean(), Nested]).optional(),
})

const Content = z.record(z.string(), z.looseObject({ schema: Nested.optional() }))

const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  schema: Nested.optional(),
})
export type Parameter = z.infer<typeof Parameter>

const Operation = z.looseObject({
  operationId: z.string().optional(),
  tags: z.array(z.string()).optional(),
  summary: z.string().optional(),
  'x-required-role': z.string().optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      $ref: z.string().optional(),
      description: z.string().optional(),
      content: Content.optional(),
    }),
  ),
})
export type Operation = z.infer<typeof Operation>

/** What is read of an OpenAPI document here; the rest passes through untouched. */
export const ApiDocument = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string().optional() }),
  servers: z.array(z.object({ url: z.string() })).optional(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), Nested).optional() }).optional(),
})
export type ApiDocument = z.infer<typeof ApiDocument>

/** One operation with its place. */
export interface Entry {
  method: string
  path: string
  operation: Operation
}

export const bodyOf = ({ requestBody }: Operation): JsonSchema | undefined =>
  Object.values(requestBody?.content ?? {})[0]?.schema
