import { For, Show } from 'solid-js'
import { Timestamp } from '../../components/Timestamp.tsx'
import { formatInstant, formatWeekday } from '../../format.ts'
import type { useSchedulePreview } from '../../queries/schedules.ts'
import { useTimeZone } from '../../session.tsx'
import { scheduleText } from '../../text/admin.ts'
import { explainCron } from '../../text/cron.ts'
import { words } from '../../text/words.ts'

interface NextRunsProps {
  preview: ReturnType<typeof useSchedulePreview>
  cron: string
  timeZone: string
  isTyping: boolean
}

/** The expression in words and its next five runs, in the workspace's time and, where they differ, in the schedule's own. */
export function NextRuns(props: NextRunsProps) {
  const timeZone = useTimeZone()
  const isElsewhere = () => props.timeZone !== timeZone()
  const runs = () =>
    props.preview.isPending || props.preview.isError ? [] : (props.preview.data?.nextRuns ?? [])
  const isWaiting = () => props.isTyping || props.preview.isPlaceholderData
  const summary = () => {
    if (runs().length > 0) return explainCron(props.cron) ?? scheduleText.special
    return props.preview.isFetching ? words.loading : scheduleText.noPreview
  }
  return (
    <section
      aria-label={scheduleText.nextFive}
      aria-busy={isWaiting()}
      class="min-h-43 rounded-card border border-line bg-canvas px-3 py-2.5"
    >
      <p
        aria-live="polite"
        classList={{ 'font-medium': runs().length > 0, 'text-ink-muted': runs().length === 0 }}
      >
        {summary()}
      </p>
      <ol class="mt-1.5 flex flex-col gap-1 transition-opacity" classList={{ 'opacity-60': isWaiting() }}>
        <For each={runs()}>
          {(at) => (
            <li class="flex flex-wrap items-baseline gap-x-2">
              <span class="figures">
                {formatWeekday(at, timeZone())}, {formatInstant(at, timeZone())}
              </span>
              <Show when={isElsewhere()}>
                <span class="figures text-small text-ink-muted">
                  {formatWeekday(at, props.timeZone)}, {formatInstant(at, props.timeZone)}
                </span>
              </Show>
              <span class="ml-auto text-small text-ink-faint">
                <Timestamp at={at} />
              </span>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
