import { createMemo, Show } from 'solid-js'
import { formatMoney, formatNumber } from '../../../format.ts'
import { sheetText } from '../../../text/orders.ts'
import { summaryOf } from './range-summary.ts'
import { cellsIn, isSingle } from './selection-box.ts'
import type { Sheet } from './sheet.ts'

/** More cells than this are not added up while the selection is dragged. */
const mostAdded = 20_000

/** How many orders there are, and what the selected cells come to. */
export function StatusBar(props: { sheet: Sheet }) {
  const range = createMemo(() => {
    const box = props.sheet.box()
    return box && !isSingle(box) ? box : undefined
  })
  const summary = createMemo(() => {
    const box = range()
    props.sheet.rows.version()
    props.sheet.drafts.all()
    if (!box || cellsIn(box) > mostAdded) return undefined
    return summaryOf(box, props.sheet)
  })
  return (
    <footer class="flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-muted">
      <span class="figures" aria-live="polite">
        <Show when={props.sheet.rows.total() !== undefined} fallback={sheetText.counting}>
          {sheetText.count(props.sheet.rows.total() ?? 0)}
        </Show>
      </span>
      <Show when={range()}>{(box) => <span class="figures">{sheetText.cells(cellsIn(box()))}</span>}</Show>
      <Show when={summary()?.sum}>
        {(sum) => (
          <>
            <span class="figures">{sheetText.sum(formatMoney(sum().amount, sum().currency))}</span>
            <span class="figures max-sm:hidden">
              {sheetText.average(formatMoney(sum().average, sum().currency))}
            </span>
          </>
        )}
      </Show>
      <Show when={summary()?.isMixed}>
        <span>{sheetText.mixed}</span>
      </Show>
      <Show when={summary()?.count}>
        {(count) => <span class="figures">{sheetText.sum(formatNumber(count()))}</span>}
      </Show>
      <a
        class="ml-auto text-ink-faint hover:text-ink hover:underline max-sm:hidden"
        href="https://rv-grid.com/guide/attribution"
        target="_blank"
        rel="noreferrer"
      >
        {sheetText.attribution}
      </a>
    </footer>
  )
}
