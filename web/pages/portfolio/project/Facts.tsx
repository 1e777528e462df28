import CalendarDays from 'lucide-solid/icons/calendar-days'
import UserRound from 'lucide-solid/icons/user-round'
import { type JSX, Show } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { now } from '../../../clock.ts'
import { HealthBadge } from '../../../components/HealthBadge.tsx'
import { PriorityBadge } from '../../../components/PriorityBadge.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { formatDay, formatPlainInstant } from '../../../format.ts'
import { useTimeZone } from '../../../session.tsx'
import { projectText } from '../../../text/portfolio.ts'
import { projectPageText } from '../../../text/project.ts'
import { StatusBadge } from '../project-options.tsx'
import { type Elapsed, elapsed } from './elapsed.ts'

const { fields } = projectText

/** The line of facts below the name; what is not known is left out. */
export function Facts(props: { project: Project }) {
  const timeZone = useTimeZone()
  const today = () => formatPlainInstant(new Date(now()).toISOString(), timeZone()).slice(0, 10)
  const time = () => elapsed(props.project, today())
  return (
    <dl class="flex flex-wrap items-center gap-x-5 gap-y-2">
      <Show when={props.project.status}>
        {(status) => (
          <Fact label={fields.status}>
            <StatusBadge status={status()} />
          </Fact>
        )}
      </Show>
      <Show when={props.project.priority}>
        {(priority) => (
          <Fact label={fields.priority}>
            <PriorityBadge priority={priority()} />
          </Fact>
        )}
      </Show>
      <Show when={props.project.healthBand}>
        {(band) => (
          <Fact label={fields.health}>
            <HealthBadge health={band()} score={props.project.healthScore} />
          </Fact>
        )}
      </Show>
      <Show when={props.project.manager}>
        {(manager) => (
          <Fact label={fields.manager}>
            <span class="inline-flex items-center gap-1.5">
              <UserRound size={14} class="text-ink-faint" />
              {manager()}
            </span>
          </Fact>
        )}
      </Show>
      <Dates project={props.project} time={time()} />
      <Pace project={props.project} time={time()} />
    </dl>
  )
}

function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="sr-only">{props.label}</dt>
      <dd class="flex items-center">{props.children}</dd>
    </div>
  )
}

interface TimeProps {
  project: Project
  time: Elapsed | undefined
}

const dayOrDash = (text: string | null) => (text === null ? '–' : formatDay(text))

function Dates(props: TimeProps) {
  return (
    <Show when={props.project.startDate ?? props.project.endDate}>
      <Fact label={projectPageText.dates}>
        <span class="figures inline-flex items-center gap-1.5">
          <CalendarDays size={14} class="shrink-0 text-ink-faint" />
          {dayOrDash(props.project.startDate)} – {dayOrDash(props.project.endDate)}
          <Show when={timeNote(props)}>
            {(note) => (
              <span classList={{ 'text-bad-ink': note().late, 'text-ink-faint': !note().late }}>
                {note().text}
              </span>
            )}
          </Show>
        </span>
      </Fact>
    </Show>
  )
}

const isOver = ({ status }: Project) => status === 'completed' || status === 'cancelled'

/** How long it still has; nothing for a project that is over. */
function timeNote({ project, time }: TimeProps): { text: string; late: boolean } | undefined {
  if (!time || isOver(project)) return undefined
  if (time.daysToStart > 0) return { text: projectPageText.startsIn(time.daysToStart), late: false }
  if (time.daysLeft < 0) return { text: projectPageText.timeUp(-time.daysLeft), late: true }
  return { text: projectPageText.timeLeft(time.daysLeft), late: false }
}

/** A tenth behind is no reason to worry yet. */
const tolerance = 0.1

/** Work done above time passed: where the first bar is shorter, the project is behind. */
function Pace(props: TimeProps) {
  const progress = () => props.project.progress ?? undefined
  const time = () => (isOver(props.project) ? undefined : props.time)
  const tone = () => {
    const running = time()
    if (!running) return 'neutral'
    return running.share - (progress() ?? 0) > tolerance ? 'warn' : 'good'
  }
  return (
    <Show when={progress() !== undefined || time()}>
      <div class="grid w-full max-w-64 grid-cols-[auto_1fr] items-center gap-x-2 text-small text-ink-muted">
        <Show when={progress() !== undefined}>
          <dt>{projectPageText.done}</dt>
          <dd>
            <Progress figure label={fields.progress} value={progress()} tone={tone()} />
          </dd>
        </Show>
        <Show when={time()}>
          {(running) => (
            <>
              <dt>{projectPageText.elapsed}</dt>
              <dd>
                <Progress figure label={projectPageText.elapsed} value={running().share} tone="neutral" />
              </dd>
            </>
          )}
        </Show>
      </div>
    </Show>
  )
}
