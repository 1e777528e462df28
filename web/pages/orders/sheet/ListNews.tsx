import { Show } from 'solid-js'
import { sheetText } from '../../../text/orders.ts'
import type { Sheet } from './sheet.ts'
import { defaultSort } from './sheet-query.ts'

/** Says that others changed the list while its rows stay where they are. Beside the count it covers and moves nothing. */
export function ListNews(props: { sheet: Sheet }) {
  const show = () => {
    const { rows, query, grid, focus } = props.sheet
    rows.showNews()
    // The newest come first there; elsewhere they are wherever they belong.
    if (query.order() === defaultSort) void grid()?.element.scrollToRow(0)
    focus()
  }
  return (
    <span role="status">
      <Show when={props.sheet.rows.news()}>
        {(news) => (
          <span class="figures flex animate-appear items-center gap-2 font-medium text-ink">
            <span class="size-2 rounded-full bg-accent" aria-hidden="true" />
            {sheetText.news(news().more)}
            <button
              type="button"
              class="rounded-small px-1 text-accent-ink underline-offset-2 hover:underline"
              onClick={show}
            >
              {sheetText.showNews}
            </button>
          </span>
        )}
      </Show>
    </span>
  )
}
