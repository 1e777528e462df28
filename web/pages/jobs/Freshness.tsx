import { Show } from 'solid-js'
import type { Job } from '#domain/jobs/contract.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { solidStyle } from '../../components/tone.ts'
import { formatPercent } from '../../format.ts'
import { jobText } from '../../text/jobs.ts'

const dayS = 86_400

/** How old the data of a job is, measured against the 24 hours after which it counts as stale. */
export function Freshness(props: { job: Job }) {
  const share = () => Math.min(1, (props.job.freshnessSeconds ?? 0) / dayS)
  const tone = () => (props.job.stale ? 'bad' : share() > 0.75 ? 'warn' : 'good')
  const hint = () => (props.job.stale ? jobText.staleHint : jobText.freshHint(formatPercent(share())))
  return (
    <Show
      when={props.job.lastSuccessAt}
      fallback={
        <span classList={{ 'text-bad-ink': props.job.stale, 'text-ink-faint': !props.job.stale }}>
          {jobText.neverSucceeded}
        </span>
      }
    >
      {(at) => (
        <span class="flex w-full max-w-32 flex-col gap-1" title={hint()}>
          <span class="flex items-baseline justify-between gap-2">
            <span classList={{ 'font-medium text-bad-ink': props.job.stale }}>
              <Timestamp at={at()} />
            </span>
            <span class="text-small text-ink-faint">{props.job.stale ? jobText.stale : jobText.ofDay}</span>
          </span>
          <span aria-hidden="true" class="h-1 overflow-hidden rounded-full bg-pressed">
            <span
              class={`block h-full rounded-full ${solidStyle[tone()]}`}
              style={{ width: `${Math.max(3, share() * 100)}%` }}
            />
          </span>
        </span>
      )}
    </Show>
  )
}
