import { type Accessor, createMemo } from 'solid-js'
import type { Filter } from '../../components/FilterBar.tsx'
import type { Option } from '../../components/Select.tsx'
import type { RunFilters } from '../../queries/jobs.ts'
import { runText } from '../../text/jobs.ts'
import { useUrlList } from '../../url-state.ts'
import { stateOptions, triggerOptions } from './run-states.ts'

/** The filters of a list of runs; a list of one job has none over jobs. */
export const runFilters = (jobs: readonly Option[] | undefined): Filter[] => [
  ...(jobs ? [{ name: 'job', label: runText.fields.job, options: jobs }] : []),
  { name: 'state', label: runText.fields.state, options: stateOptions },
  { name: 'trigger', label: runText.fields.trigger, options: triggerOptions },
]

/** What the address asks the list for; words that the list does not know are passed over. */
export function useRunView(jobKey: Accessor<string | undefined>) {
  const [jobs] = useUrlList('job')
  const [states] = useUrlList('state')
  const [triggers] = useUrlList('trigger')
  const filters = createMemo((): RunFilters => ({
    job: jobKey() ?? (jobs().join(',') || undefined),
    state: known(stateOptions, states()),
    trigger: known(triggerOptions, triggers()),
  }))
  const isFiltered = () => [...(jobKey() ? [] : jobs()), ...states(), ...triggers()].length > 0
  return { filters, isFiltered }
}

function known(options: readonly Option[], chosen: string[]): string | undefined {
  const values = options.map(({ value }) => value).filter((value) => chosen.includes(value))
  return values.join(',') || undefined
}
