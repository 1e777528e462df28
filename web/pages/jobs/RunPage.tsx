import { A, useParams } from '@solidjs/router'
import SearchX from 'lucide-solid/icons/search-x'
import { Show } from 'solid-js'
import type { RunDetail } from '#domain/jobs/contract.ts'
import { isMissing } from '../../api.ts'
import { buttonStyle } from '../../components/button-style.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Page } from '../../components/Page.tsx'
import { Loaded } from '../../components/Section.tsx'
import { formatInstant } from '../../format.ts'
import { useJobs, useRun } from '../../queries/jobs.ts'
import { useTimeZone } from '../../session.tsx'
import { jobText, modeText, runText, stateHint, triggerText } from '../../text/jobs.ts'
import { Attempts } from './Attempts.tsx'
import { jobPath } from './paths.ts'
import { RunActions } from './RunActions.tsx'
import { RunFacts } from './RunFacts.tsx'
import { RunLog } from './RunLog.tsx'
import { WithheldDeletions } from './WithheldDeletions.tsx'

/** One run: how it stands, what it counted, what each attempt came to, and its log while it is written. */
export function RunPage() {
  const params = useParams<{ job: string; id: string }>()
  const timeZone = useTimeZone()
  const jobs = useJobs()
  const run = useRun(() => ({ key: params.job, id: params.id }))
  const known = () => (run.isPending ? undefined : run.data)
  const title = () =>
    jobs.isPending ? undefined : jobs.data?.items.find(({ key }) => key === params.job)?.title
  const isGone = () => isMissing(run.error) && !known()
  return (
    <Page
      title={
        known() ? runText.title(formatInstant(known()?.queuedAt ?? '', timeZone())) : runText.unknownTitle
      }
      subtitle={<Subtitle jobKey={params.job} title={title() ?? params.job} run={known()} />}
      actions={
        <Show when={known()}>{(found) => <RunActions run={found()} title={title() ?? params.job} />}</Show>
      }
    >
      <Show when={!isGone()} fallback={<NoRun />}>
        <Loaded query={run}>{(data) => <Content run={data()} loadedAt={run.dataUpdatedAt} />}</Loaded>
      </Show>
    </Page>
  )
}

function Subtitle(props: { jobKey: string; title: string; run: RunDetail | undefined }) {
  return (
    <>
      <A
        href={jobPath(props.jobKey)}
        class="rounded-small text-accent-ink underline decoration-line-strong underline-offset-2"
      >
        {props.title}
      </A>
      <Show when={props.run}>{(run) => ` · ${modeText[run().mode]} · ${triggerText[run().trigger]}`}</Show>
    </>
  )
}

function NoRun() {
  return (
    <EmptyState
      icon={<SearchX size={18} />}
      title={runText.missing}
      action={
        <A href="/pipelines" class={buttonStyle('primary')}>
          {jobText.allJobs}
        </A>
      }
    >
      {runText.missingHint}
    </EmptyState>
  )
}

function Content(props: { run: RunDetail; loadedAt: number }) {
  return (
    <>
      <Show when={props.run.error}>
        {(error) => (
          <Notice tone={props.run.state === 'running' ? 'warn' : 'bad'} title={error()}>
            {stateHint[props.run.state]}
          </Notice>
        )}
      </Show>
      <Show when={props.run.jobKey === 'notion'}>
        <WithheldDeletions />
      </Show>
      <RunFacts run={props.run} loadedAt={props.loadedAt} />
      <div class="grid items-start gap-3 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Attempts run={props.run} />
        <RunLog run={props.run} />
      </div>
    </>
  )
}
