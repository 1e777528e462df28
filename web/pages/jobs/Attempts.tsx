import { For, Match, Show, Switch } from 'solid-js'
import type { Attempt, RunDetail } from '#domain/jobs/contract.ts'
import { Card } from '../../components/Card.tsx'
import { StatusDot } from '../../components/StatusDot.tsx'
import type { Tone } from '../../components/tone.ts'
import { formatClock, formatDuration } from '../../format.ts'
import { isActive } from '../../queries/jobs.ts'
import { useTimeZone } from '../../session.tsx'
import { jobText, outcomeText, runText } from '../../text/jobs.ts'

const tones: Record<Attempt['outcome'], Tone> = {
  succeeded: 'good',
  paused: 'info',
  failed: 'bad',
  reaped: 'bad',
}

/** What each attempt at each step came to, the newest last. */
export function Attempts(props: { run: RunDetail }) {
  return (
    <Card class="flex flex-col">
      <section aria-labelledby="attempts">
        <header class="flex min-h-11 items-center gap-2 px-4 pt-2">
          <h2 id="attempts" class="text-data font-semibold">
            {runText.attempts}
          </h2>
          <span class="text-small text-ink-faint">{runText.attemptsHint(props.run.attempts.length)}</span>
        </header>
        <Show when={props.run.attemptsTruncated}>
          <p class="px-4 pb-1 text-small text-ink-muted">{runText.attemptsCut}</p>
        </Show>
        <ol
          class="max-h-[min(36rem,70dvh)] overflow-y-auto px-4 pt-1 pb-3"
          tabindex="0"
          aria-label={runText.attempts}
        >
          <For each={props.run.attempts} fallback={<NoneYet run={props.run} />}>
            {(attempt, place) => (
              <AttemptItem
                attempt={attempt}
                last={place() === props.run.attempts.length - 1 && !isActive(props.run.state)}
              />
            )}
          </For>
          <Show when={isActive(props.run.state)}>
            <Present run={props.run} />
          </Show>
        </ol>
      </section>
    </Card>
  )
}

function NoneYet(props: { run: RunDetail }) {
  return (
    <Show when={!isActive(props.run.state)}>
      <li class="py-2 text-ink-muted">{runText.noAttempts}</li>
    </Show>
  )
}

/** A line joins the dots of attempts that follow each other. */
const itemStyle =
  'relative flex gap-3 pb-3 before:absolute before:top-4 before:bottom-0 before:left-[3.5px] before:w-px before:bg-line-strong'

function AttemptItem(props: { attempt: Attempt; last: boolean }) {
  const timeZone = useTimeZone()
  const tookMs = () => Date.parse(props.attempt.finishedAt) - Date.parse(props.attempt.startedAt)
  return (
    <li class={itemStyle} classList={{ 'before:hidden pb-0': props.last }}>
      <span class="flex h-5 items-center">
        <StatusDot tone={tones[props.attempt.outcome]} />
      </span>
      <div class="min-w-0 flex-1">
        <p class="flex items-baseline justify-between gap-2">
          <span>{runText.stepOf(props.attempt.step, props.attempt.attempt)}</span>
          <span class="figures shrink-0 text-small text-ink-faint">{formatDuration(tookMs())}</span>
        </p>
        <p class="text-small text-ink-muted">
          {outcomeText[props.attempt.outcome]}{' '}
          <span class="figures text-ink-faint">{formatClock(props.attempt.startedAt, timeZone())}</span>
        </p>
        <Show when={props.attempt.error}>
          <p class="mt-0.5 text-small break-words text-bad-ink">{props.attempt.error}</p>
        </Show>
      </div>
    </li>
  )
}

/** The attempt that is being made or comes next. */
function Present(props: { run: RunDetail }) {
  const isTried = () =>
    props.run.attempts.some(({ step, attempt }) => step === props.run.step && attempt === props.run.attempt)
  return (
    <li class="flex gap-3">
      <span class="flex h-5 items-center">
        <StatusDot
          tone="accent"
          pulse={props.run.state === 'running'}
          hollow={props.run.state === 'queued'}
        />
      </span>
      <div>
        <p>{runText.stepOf(props.run.step, props.run.attempt + (isTried() ? 1 : 0) || 1)}</p>
        <p class="text-small text-ink-muted">
          <Switch fallback={runText.underWay}>
            <Match when={props.run.cancelRequested}>{jobText.stopping}</Match>
            <Match when={props.run.state === 'queued'}>{runText.waitsForStart}</Match>
            <Match when={isTried()}>{runText.nextTry}</Match>
          </Switch>
        </p>
      </div>
    </li>
  )
}
