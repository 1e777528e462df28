import type { Run } from '#domain/jobs/contract.ts'
import type { Option } from '../../components/Select.tsx'
import { stateText, triggerText } from '../../text/jobs.ts'

/** The closed lists of the contract, whose module would bring the validation library along. */
export const runStates = ['queued', 'running', 'succeeded', 'failed', 'dead', 'cancelled'] as const
export const runTriggers = ['schedule', 'manual', 'webhook', 'replay'] as const
export const countNames = ['read', 'inserted', 'updated', 'unchanged', 'deleted', 'rejected'] as const

export const stateOptions = runStates.map((value): Option<Run['state']> => ({
  value,
  label: stateText[value],
}))
export const triggerOptions = runTriggers.map((value): Option<Run['trigger']> => ({
  value,
  label: triggerText[value],
}))
