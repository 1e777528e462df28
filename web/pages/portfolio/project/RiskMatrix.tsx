import { For, Show } from 'solid-js'
import type { ProjectRisk } from '#domain/insights/contract.ts'
import { softStyle } from '../../../components/tone.ts'
import { riskText } from '../../../text/project.ts'
import { exposureTone, fitsCell, type RiskCell } from './risk-cell.ts'

interface RiskMatrixProps {
  risks: readonly ProjectRisk[]
  cell: RiskCell | undefined
  onChoose: (cell: RiskCell | undefined) => void
}

const scale = [1, 2, 3, 4, 5]

/** How many open risks lie in each field; choosing a field shows only those. */
export function RiskMatrix(props: RiskMatrixProps) {
  const open = () => props.risks.filter((risk) => risk.open)
  const exposure = () => open().reduce((sum, risk) => sum + (risk.exposure ?? 0), 0)
  const unassessed = () => open().filter((risk) => risk.exposure === null).length
  const overdue = () => open().filter((risk) => risk.overdue).length
  return (
    <div class="flex flex-col gap-3">
      <dl class="flex flex-wrap gap-x-6 gap-y-2">
        <Figure label={riskText.open} value={open().length} />
        <Figure label={riskText.totalExposure} value={exposure()} />
        <Show when={overdue() > 0}>
          <Figure label={riskText.overdueCount} value={overdue()} bad />
        </Show>
        <Show when={unassessed() > 0}>
          <Figure label={riskText.unassessed} value={unassessed()} />
        </Show>
      </dl>
      <div
        class="grid grid-cols-[auto_repeat(5,minmax(0,1fr))] gap-1"
        role="group"
        aria-label={riskText.matrix}
      >
        <For each={scale.toReversed()}>
          {(probability) => (
            <>
              <span
                class="figures flex items-center justify-end pr-1 text-small text-ink-faint"
                aria-hidden="true"
              >
                {probability}
              </span>
              <For each={scale}>
                {(impact) => <Cell {...props} at={{ probability, impact }} open={open()} />}
              </For>
            </>
          )}
        </For>
        <span />
        <For each={scale}>
          {(impact) => (
            <span class="figures text-center text-small text-ink-faint" aria-hidden="true">
              {impact}
            </span>
          )}
        </For>
      </div>
      <p class="flex justify-between text-small text-ink-faint" aria-hidden="true">
        <span>↑ {riskText.probability}</span>
        <span>{riskText.impact} →</span>
      </p>
      <p class="text-small text-ink-faint">{riskText.matrixHint}</p>
    </div>
  )
}

function Figure(props: { label: string; value: number; bad?: boolean }) {
  return (
    <div>
      <dt class="text-small text-ink-muted">{props.label}</dt>
      <dd class="figures text-title font-semibold" classList={{ 'text-bad-ink': props.bad ?? false }}>
        {props.value}
      </dd>
    </div>
  )
}

function Cell(props: RiskMatrixProps & { at: RiskCell; open: readonly ProjectRisk[] }) {
  const count = () => props.open.filter((risk) => fitsCell(risk, props.at)).length
  const isChosen = () =>
    props.cell?.probability === props.at.probability && props.cell.impact === props.at.impact
  return (
    <button
      type="button"
      aria-label={riskText.cell(props.at.probability, props.at.impact, count())}
      aria-pressed={isChosen()}
      disabled={count() === 0 && !isChosen()}
      class={`figures flex aspect-square items-center justify-center rounded-small font-semibold transition-shadow disabled:opacity-100 not-disabled:hover:shadow-control aria-pressed:outline-2 aria-pressed:outline-accent-ink ${softStyle[exposureTone(props.at.probability * props.at.impact)]}`}
      onClick={() => props.onChoose(isChosen() ? undefined : props.at)}
    >
      {count() || ''}
    </button>
  )
}
