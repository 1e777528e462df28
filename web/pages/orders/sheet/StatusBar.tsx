import { createEffect, createMemo, For, on, onCleanup, Show, untrack } from 'solid-js'
import { formatMoney, formatNumber } from '../../../format.ts'
import { sheetText } from '../../../text/orders.ts'
import { ListNews } from './ListNews.tsx'
import { type RangeSummary, type Sum, summaryOf } from './range-summary.ts'
import { type Box, cellsIn, isSingle } from './selection-box.ts'
import type { Sheet } from './sheet.ts'

/** More is not added up: its rows would have to be loaded, and counted with every change. */
const mostAdded = { cells: 100_000, rows: 5_000 }
const restMs = 200

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
    return box && isAdded(box) ? summaryOf(box, props.sheet) : undefined
  })
  useHeldRows(
    untrack(() => props.sheet),
    range,
  )
  return (
    <footer class="flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-muted">
      <span class="figures" aria-live="polite">
        <Show when={props.sheet.rows.total() !== undefined} fallback={sheetText.counting}>
          {sheetText.count(props.sheet.rows.total() ?? 0)}
        </Show>
      </span>
      <ListNews sheet={props.sheet} />
      <Show when={range()}>
        {(box) => (
          <Show
            when={summary()}
            fallback={<span>{sheetText.tooManyAdded(cellsIn(box()), mostAdded.rows)}</span>}
          >
            {(known) => <Figures summary={known()} />}
          </Show>
        )}
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

const isAdded = (box: Box) => cellsIn(box) <= mostAdded.cells && box.bottom - box.top < mostAdded.rows

/** The rows of a range that rests are loaded, so that its figures are those of all of it. */
function useHeldRows(sheet: Sheet, range: () => Box | undefined): void {
  let resting: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on([range, sheet.rows.windows], ([box, windows]) => {
      clearTimeout(resting)
      const held = box && isAdded(box) ? { first: box.top, last: box.bottom } : undefined
      resting = setTimeout(() => windows.hold(held), restMs)
    }),
  )
  onCleanup(() => clearTimeout(resting))
}

function Figures(props: { summary: RangeSummary }) {
  const isWhole = () => props.summary.missing === 0
  return (
    <Show when={isWhole()} fallback={<span>{sheetText.adding}</span>}>
      <span class="figures">{sheetText.filled(props.summary.filled)}</span>
      <Show when={props.summary.sums.length > 0}>
        <span class="figures">
          {sheetText.sum(props.summary.sums.map(({ currency, amount }) => figure(currency, amount)))}
        </span>
      </Show>
      <For each={props.summary.sums.length === 1 ? props.summary.sums : []}>
        {(sum: Sum) => (
          <span class="figures max-sm:hidden">{sheetText.average(figure(sum.currency, sum.average))}</span>
        )}
      </For>
    </Show>
  )
}

const figure = (currency: string | undefined, amount: string): string =>
  currency === undefined ? formatNumber(Number(amount), 2) : formatMoney(amount, currency)
