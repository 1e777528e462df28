import type { z } from 'zod'

/** One control verb: called in the process with its typed input, or over HTTP with whatever came. */
export interface Verb<Input, Result> {
  (input: Input): Result
  receive(input: unknown): Result
}

/** Reads the input with the schema either way, so both callers meet the same checks. */
export function verb<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (input: z.output<Schema>) => Result,
): Verb<z.input<Schema>, Result> {
  const receive = (input: unknown) => run(schema.parse(input))
  return Object.assign((input: z.input<Schema>) => receive(input), { receive })
}

/** A verb without input. */
export function plainVerb<Result>(run: () => Result): Verb<void, Result> {
  return Object.assign(() => run(), { receive: () => run() })
}
