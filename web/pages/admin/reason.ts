import { ApiError } from '../../api.ts'

/** Why something was refused, in one sentence: the rule that was broken, where the server names one. */
export const reasonOf = (error: Error | null): string | undefined =>
  (error instanceof ApiError ? error.errors[0]?.message : undefined) ?? error?.message
