import { Show } from 'solid-js'
import { Page } from '../../components/Page.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { useDeadLetters, useJobs } from '../../queries/jobs.ts'
import { jobText } from '../../text/jobs.ts'
import { words } from '../../text/words.ts'
import { DeadLetters } from './DeadLetters.tsx'
import { JobList } from './JobList.tsx'
import { RunExport } from './RunExport.tsx'
import { RunTable } from './RunTable.tsx'

/** How every job stands, what ran, and what waits for a replay. */
export function Pipelines() {
  const jobs = useJobs()
  const letters = useDeadLetters(() => ({ show: 'open' }))
  const known = () => (jobs.isPending ? [] : (jobs.data?.items ?? []))
  const titleOf = (key: string) => known().find((job) => job.key === key)?.title ?? key
  return (
    <Page
      fill
      title={jobText.title}
      subtitle={
        <Show when={jobs.dataUpdatedAt > 0} fallback={words.loading}>
          {jobText.asOf} <Timestamp at={new Date(jobs.dataUpdatedAt).toISOString()} />
        </Show>
      }
      actions={<RunExport titleOf={titleOf} />}
    >
      <JobList />
      <div class="flex min-h-120 flex-1 flex-col pb-4">
        <Tabs
          label={jobText.tabsLabel}
          tabs={[
            { value: 'runs', label: jobText.tabs.runs },
            {
              value: 'dead-letters',
              label: jobText.tabs.letters,
              get count() {
                return letters.rows().length || undefined
              },
            },
          ]}
        >
          {(tab) => (
            <Show when={tab === 'runs'} fallback={<DeadLetters titleOf={titleOf} />}>
              <RunTable jobs={known()} />
            </Show>
          )}
        </Tabs>
      </div>
    </Page>
  )
}
