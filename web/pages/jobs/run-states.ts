import type { Run, RunCounts } from '#domain/jobs/contract.ts'
import { runStates, runTriggers } from '#domain/jobs/rules.ts'
import type { Option } from '../../components/Select.tsx'
import { stateText, triggerText } from '../../text/jobs.ts'

/** In the order in which they are shown. */
export const countNames = [
  'read',
  'inserted',
  'updated',
  'unchanged',
  'deleted',
  'rejected',
] as const satisfies readonly (keyof RunCounts)[]

export const stateOptions = runStates.map((value): Option<Run['state']> => ({
  value,
  label: stateText[value],
}))
export const triggerOptions = runTriggers.map((value): Option<Run['trigger']> => ({
  value,
  label: triggerText[value],
}))
