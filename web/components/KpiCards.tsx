import { For, Show } from 'solid-js'
import type { Kpis } from '#domain/insights/contract.ts'
import { FailedCard } from './FailedCard.tsx'
import { KpiCard } from './KpiCard.tsx'
import type { Loadable } from './Section.tsx'
import type { Tone } from './tone.ts'

export interface Figure {
  /** null when the figure has no meaning; `reason` then says why. */
  value: string | null
  reason?: string
  note?: string | null
  tone?: Tone
  /** Where the rows behind the figure are. */
  href?: string
}

export interface KpiDefinition {
  label: string
  read: (kpis: Kpis) => Figure
}

interface KpiCardsProps {
  /** Their name for screen readers. */
  label: string
  query: Loadable<Kpis>
  cards: readonly KpiDefinition[]
}

/** A row of figures, each with its own link; they load and fail together. */
export function KpiCards(props: KpiCardsProps) {
  const kpis = () => (props.query.isPending ? undefined : props.query.data)
  return (
    <section aria-label={props.label} aria-busy={props.query.isPending}>
      <Show when={props.query.isPending || kpis()} fallback={<FailedCard query={props.query} />}>
        <div class="grid grid-cols-2 gap-3 lg:grid-cols-4">
          <For each={props.cards}>{(card) => <OneCard card={card} kpis={kpis()} />}</For>
        </div>
      </Show>
    </section>
  )
}

function OneCard(props: { card: KpiDefinition; kpis: Kpis | undefined }) {
  const figure = () => props.kpis && props.card.read(props.kpis)
  return (
    <KpiCard
      label={props.card.label}
      value={figure()?.value}
      reason={figure()?.reason}
      note={figure()?.note}
      tone={figure()?.tone}
      href={figure()?.href}
    />
  )
}
