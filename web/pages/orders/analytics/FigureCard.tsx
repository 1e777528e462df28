import { A } from '@solidjs/router'
import { Index, Show } from 'solid-js'
import { Card } from '../../../components/Card.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { inkStyle } from '../../../components/tone.ts'
import type { Comparison } from './compare.ts'

/** One figure, in one currency where it is money. */
export interface CardFigure {
  value: string
  href: string | undefined
  comparison: Comparison | undefined
  /** The figure that it is compared with. */
  before: string | undefined
}

interface FigureCardProps {
  label: string
  /** Undefined while it loads; several where they cannot be added up. */
  figures: readonly CardFigure[] | undefined
  /** Instead, when there is none. */
  none: string
  note?: string | undefined
}

/** Figures that belong together, each with the orders behind it and with what it was before. */
export function FigureCard(props: FigureCardProps) {
  const isOne = () => props.figures?.length === 1
  return (
    <Card class="flex flex-col gap-1 px-4 py-3">
      <p class="truncate text-small text-ink-muted">{props.label}</p>
      <Show when={props.figures} fallback={<Skeleton class="my-1 h-6 w-20" />}>
        {(figures) => (
          <Show when={figures().length > 0} fallback={<p class="py-1 text-ink-faint">{props.none}</p>}>
            <ul class="flex flex-col gap-1">
              <Index each={figures()}>{(figure) => <Line figure={figure()} large={isOne()} />}</Index>
            </ul>
          </Show>
        )}
      </Show>
      <Show when={props.note}>
        <p class="mt-auto pt-0.5 text-small text-ink-faint">{props.note}</p>
      </Show>
    </Card>
  )
}

function Line(props: { figure: CardFigure; large: boolean }) {
  return (
    <li
      class="relative -mx-1.5 flex flex-wrap items-baseline gap-x-2 rounded-control px-1.5 has-[a:hover]:bg-hover"
      classList={{ 'justify-between': !props.large }}
    >
      <span
        class="figures font-semibold"
        classList={{ 'text-figure': props.large, 'text-lead': !props.large }}
      >
        <Show when={props.figure.href} fallback={props.figure.value}>
          {(href) => (
            <A href={href()} class="rounded-small after:absolute after:inset-0 after:content-['']">
              {props.figure.value}
            </A>
          )}
        </Show>
      </span>
      <Show when={props.figure.comparison}>
        {(comparison) => (
          <span
            class={`figures text-small ${inkStyle[comparison().tone]}`}
            classList={{ 'w-full': props.large }}
            title={props.figure.before}
          >
            {comparison().text}
            <span classList={{ 'sr-only': !props.large, 'text-ink-faint': props.large }}>
              {props.figure.before && ` · ${props.figure.before}`}
            </span>
          </span>
        )}
      </Show>
    </li>
  )
}
