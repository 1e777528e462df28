import { A, useParams } from '@solidjs/router'
import Workflow from 'lucide-solid/icons/workflow'
import { createMemo, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { Job } from '#domain/jobs/contract.ts'
import { buttonStyle } from '../../components/button-style.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { Loaded } from '../../components/Section.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { useDeadLetters, useJobs } from '../../queries/jobs.ts'
import { may, useSession } from '../../session.tsx'
import { jobText } from '../../text/jobs.ts'
import { DeadLetters } from './DeadLetters.tsx'
import { JobActions } from './JobActions.tsx'
import { JobFigures } from './JobFigures.tsx'
import { Blocked } from './JobRow.tsx'
import { RunExport } from './RunExport.tsx'
import { RunTable } from './RunTable.tsx'

const Connection = lazy(() =>
  import('./connection/Connection.tsx').then((part) => ({ default: part.Connection })),
)

/** One job: how it stands and how its runs went; for admins also what it is connected to. */
export function JobPage() {
  const params = useParams<{ job: string }>()
  const jobs = useJobs()
  const job = () => (jobs.isPending ? undefined : jobs.data?.items.find(({ key }) => key === params.job))
  return (
    <Page
      fill
      title={job()?.title ?? jobText.title}
      subtitle={job()?.description}
      actions={
        <Show when={job()}>
          {(known) => (
            <>
              <RunExport jobKey={known().key} titleOf={() => known().title} />
              <JobActions job={known()} primary />
            </>
          )}
        </Show>
      }
    >
      <Loaded query={jobs} empty={() => job() === undefined && <NoJob />}>
        {() => (
          <Show when={job()?.key} keyed>
            <Show when={job()}>{(known) => <Content job={known()} />}</Show>
          </Show>
        )}
      </Loaded>
    </Page>
  )
}

function NoJob() {
  return (
    <EmptyState
      icon={<Workflow size={18} />}
      title={jobText.noJob}
      action={
        <A href="/pipelines" class={buttonStyle('primary')}>
          {jobText.allJobs}
        </A>
      }
    >
      {jobText.noJobHint}
    </EmptyState>
  )
}

type TabName = 'runs' | 'dead-letters' | 'connection'

function Content(props: { job: Job }) {
  const me = useSession()
  const letters = useDeadLetters(() => ({ show: 'open', job: props.job.key }))
  const hasConnection = createMemo(() => props.job.key.startsWith('notion') && may(me(), 'admin'))
  const tabs = createMemo((): { value: TabName; label: string; count?: number }[] => [
    { value: 'runs', label: jobText.tabs.runs },
    {
      value: 'dead-letters',
      label: jobText.tabs.letters,
      get count() {
        return letters.rows().length || undefined
      },
    },
    ...(hasConnection() ? [{ value: 'connection' as const, label: jobText.tabs.connection }] : []),
  ])
  return (
    <>
      <Show when={props.job.blockedReason}>{(reason) => <Blocked reason={reason()} />}</Show>
      <JobFigures job={props.job} />
      <div class="flex min-h-120 flex-1 flex-col pb-4">
        <Tabs label={jobText.jobTabsLabel} tabs={tabs()}>
          {(tab) => (
            <Switch fallback={<RunTable jobKey={props.job.key} jobs={[props.job]} />}>
              <Match when={tab === 'dead-letters'}>
                <DeadLetters jobKey={props.job.key} titleOf={() => props.job.title} />
              </Match>
              <Match when={tab === 'connection'}>
                <Suspense>
                  <Connection />
                </Suspense>
              </Match>
            </Switch>
          )}
        </Tabs>
      </div>
    </>
  )
}
