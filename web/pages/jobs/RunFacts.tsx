import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { RunDetail } from '#domain/jobs/contract.ts'
import { Card } from '../../components/Card.tsx'
import { Dash } from '../../components/Dash.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { formatNumber } from '../../format.ts'
import { useIssueSummary } from '../../queries/quality.ts'
import { isActive } from '../../queries/jobs.ts'
import { isOn, useSession } from '../../session.tsx'
import { countText, jobText, runText } from '../../text/jobs.ts'
import { runPath } from './paths.ts'
import { nameOf } from './run-columns.tsx'
import { RunDuration } from './RunDuration.tsx'
import { RunStateBadge } from './run-state.tsx'
import { countNames } from './run-states.ts'

const { fields } = runText

/** State, counts and facts of a run; they tick while it goes on. */
export function RunFacts(props: { run: RunDetail; loadedAt: number }) {
  return (
    <Card>
      <div class="grid grid-cols-3 gap-x-4 gap-y-3 border-b border-line px-4 py-3 sm:grid-cols-4 lg:grid-cols-8">
        <Figure label={fields.state}>
          <RunStateBadge state={props.run.state} />
        </Figure>
        <Figure label={fields.duration}>
          <RunDuration run={props.run} loadedAt={props.loadedAt} />
        </Figure>
        <For each={countNames}>
          {(name) => (
            <Figure label={countText[name]} count={props.run.counts[name]} bad={name === 'rejected'} />
          )}
        </For>
      </div>
      <dl class="grid grid-cols-2 gap-x-6 gap-y-2 px-4 py-3 text-small sm:grid-cols-3 lg:grid-cols-5">
        <Fact label={fields.by}>{nameOf(props.run.requestedByName)}</Fact>
        <Fact label={fields.queued}>
          <Timestamp absolute at={props.run.queuedAt} />
        </Fact>
        <Fact label={fields.begun}>
          <Instant at={props.run.startedAt} />
        </Fact>
        <Fact label={fields.ended}>
          <Show when={!props.run.cancelRequested || !isActive(props.run.state)} fallback={jobText.stopping}>
            <Instant at={props.run.finishedAt} />
          </Show>
        </Fact>
        <Show when={props.run.scheduledFor}>
          {(at) => (
            <Fact label={fields.interval}>
              <Timestamp absolute at={at()} />
            </Fact>
          )}
        </Show>
        <Related run={props.run} />
      </dl>
    </Card>
  )
}

function Figure(props: { label: string; count?: number; bad?: boolean; children?: JSX.Element }) {
  return (
    <div class="min-w-0">
      <p class="truncate text-small text-ink-faint">{props.label}</p>
      <p
        class="figures truncate text-title font-semibold"
        classList={{
          'text-ink-faint': props.count === 0,
          'text-bad-ink': !!props.bad && (props.count ?? 0) > 0,
        }}
      >
        {props.count === undefined ? props.children : formatNumber(props.count)}
      </p>
    </div>
  )
}

function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="text-ink-faint">{props.label}</dt>
      <dd class="truncate">{props.children}</dd>
    </div>
  )
}

function Instant(props: { at: string | null }) {
  return (
    <Show when={props.at} fallback={<Dash />}>
      {(at) => <Timestamp absolute at={at()} />}
    </Show>
  )
}

const linkStyle = 'rounded-small text-accent-ink hover:underline'

function Related(props: { run: RunDetail }) {
  const me = useSession()
  return (
    <>
      <Show when={props.run.replayOf}>
        {(id) => (
          <Fact label={runText.replayOf}>
            <A href={runPath(props.run.jobKey, id())} class={linkStyle}>
              {runText.deadRun}
            </A>
          </Fact>
        )}
      </Show>
      <Show when={props.run.replayedBy}>
        {(id) => (
          <Fact label={runText.replayedBy}>
            <A href={runPath(props.run.jobKey, id())} class={linkStyle}>
              {runText.newRun}
            </A>
          </Fact>
        )}
      </Show>
      <Show when={isOn(me(), 'data-quality')}>
        <QualityFact />
      </Show>
    </>
  )
}

function QualityFact() {
  const summary = useIssueSummary()
  return (
    <Fact label={runText.quality}>
      <A href="/data-quality" class={linkStyle}>
        {summary.isPending || !summary.data ? runText.quality : runText.openIssues(summary.data.open)}
      </A>
    </Fact>
  )
}
