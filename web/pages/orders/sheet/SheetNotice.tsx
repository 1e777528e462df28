import { Match, Switch } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { sheetText } from '../../../text/orders.ts'
import { words } from '../../../text/words.ts'
import type { Sheet } from './sheet.ts'

/** What the sheet has to say as a whole: rows that did not come, or why there are none. */
export function SheetNotice(props: { sheet: Sheet }) {
  const isEmpty = () => props.sheet.isKnown() && props.sheet.count() === 0
  return (
    <Switch>
      <Match when={props.sheet.rows.error()}>
        {(error) => (
          <Notice tone="bad">
            <span class="flex flex-wrap items-center gap-2">
              {sheetText.loadFailed}. {error().message}
              <Button size="dense" onClick={props.sheet.rows.retry}>
                {words.tryAgain}
              </Button>
            </span>
          </Notice>
        )}
      </Match>
      <Match when={isEmpty()}>
        <Notice tone="info">
          {props.sheet.query.isFiltered() ? sheetText.noMatch : sheetText.none}{' '}
          {props.sheet.query.isFiltered() ? sheetText.noMatchHint : sheetText.noneHint}
        </Notice>
      </Match>
    </Switch>
  )
}
