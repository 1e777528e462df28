import HeartPulse from 'lucide-solid/icons/heart-pulse'
import { For, Show } from 'solid-js'
import type { Contribution, ProjectHealth } from '#domain/insights/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { HealthBadge } from '../../../components/HealthBadge.tsx'
import { Section } from '../../../components/Section.tsx'
import { SkeletonLines } from '../../../components/Skeleton.tsx'
import { solidStyle, type Tone } from '../../../components/tone.ts'
import { formatDay } from '../../../format.ts'
import { useProjectHealth } from '../../../queries/project.ts'
import { projectPageText } from '../../../text/project.ts'

const text = projectPageText.health

/** The score and what it is made of: five parts whose points add up to it. */
export function HealthCard(props: { projectKey: string }) {
  const health = useProjectHealth(() => props.projectKey)
  return (
    <Section
      title={text.title}
      hint={asOf(health.isPending ? undefined : health.data)}
      query={health}
      skeleton={<SkeletonLines lines={7} />}
      empty={(data) => data.score === null && <NoScore reason={data.missing} />}
    >
      {(data) => <Score health={data()} />}
    </Section>
  )
}

const asOf = (health: ProjectHealth | undefined) =>
  health?.asOf && health.score !== null ? `${text.asOf} ${formatDay(health.asOf)}` : undefined

function NoScore(props: { reason: string | null }) {
  return (
    <EmptyState dense icon={<HeartPulse size={18} />} title={text.none}>
      {props.reason}
    </EmptyState>
  )
}

function Score(props: { health: ProjectHealth }) {
  const points = () => props.health.contributions.map((part) => part.points)
  return (
    <div class="flex flex-col gap-3">
      <p class="flex flex-wrap items-baseline gap-x-2">
        <span class="figures text-figure font-semibold">{props.health.score}</span>
        <span class="text-ink-faint">{text.outOf}</span>
        <span class="self-center">
          <HealthBadge health={props.health.band} />
        </span>
      </p>
      <ul class="flex flex-col gap-2.5">
        <For each={props.health.contributions}>{(part) => <Part part={part} />}</For>
      </ul>
      <p class="flex items-baseline justify-between gap-3 border-t border-line pt-2">
        <span class="font-medium">{text.total}</span>
        <span class="figures text-ink-muted">
          {text.sum(points())} = <span class="font-semibold text-ink">{props.health.score}</span>
        </span>
      </p>
    </div>
  )
}

function Part(props: { part: Contribution }) {
  const share = () => props.part.points / props.part.max
  return (
    <li>
      <div class="flex items-baseline justify-between gap-3">
        <span>{props.part.label}</span>
        <span class="figures text-ink-muted">{text.points(props.part.points, props.part.max)}</span>
      </div>
      <div class="my-1 h-1.5 overflow-hidden rounded-full bg-pressed" aria-hidden="true">
        <div
          class={`h-full rounded-full ${solidStyle[toneOf(share())]}`}
          style={{ width: `${share() * 100}%` }}
        />
      </div>
      <Show when={props.part.reason}>
        <p class="text-small text-ink-muted">{props.part.reason}</p>
      </Show>
    </li>
  )
}

/** By the same floors as the bands of the whole score. */
function toneOf(share: number): Tone {
  if (share >= 0.75) return 'good'
  return share >= 0.5 ? 'warn' : 'bad'
}
