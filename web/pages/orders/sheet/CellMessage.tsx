import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { draftText, sheetText } from '../../../text/orders.ts'
import { shownText } from './cell-text.ts'
import type { EditField } from './cell-value.ts'
import { CustomerOffer, offerOf } from './CustomerOffer.tsx'
import type { DraftCell } from './draft.ts'
import type { GridView } from './grid-view.ts'
import { isSingle } from './selection-box.ts'
import type { Sheet } from './sheet.ts'

interface CellMessageProps {
  sheet: Sheet
  view: GridView
  scrolled: number
}

const roomBelow = 120

/** What there is to say about the active cell, right at it: what is wrong, what somebody else wrote, or why it cannot be edited. */
export function CellMessage(props: CellMessageProps) {
  const cell = createMemo(() => {
    const active = props.sheet.activeCell()
    if (!active?.row || props.sheet.editing()) return undefined
    const content = props.sheet.content(active.row, active.column)
    const told = props.sheet.told()
    const isGone = props.sheet.isGone(active.row)
    const box = props.sheet.box()
    // Over a range it would hide the cells below.
    const isOffered = active.column.kind === 'customer' && box && isSingle(box)
    const offer = isOffered ? offerOf(props.sheet, active.row) : undefined
    const hasNews =
      content.error !== undefined || content.before !== undefined || told !== undefined || isGone || offer
    return hasNews ? { ...active, row: active.row, content, told, isGone, offer } : undefined
  })
  const place = createMemo((): JSX.CSSProperties | undefined => {
    void props.scrolled
    const spot = cell()?.spot
    const rect = spot && props.view.geometry.rectOf(spot)
    const pane = spot && props.view.geometry.paneOf(spot.column)
    if (!rect || !pane || rect.y < pane.top - 4 || rect.y > pane.bottom - 4) return undefined
    const left = Math.max(8, Math.min(rect.x, innerWidth - 336))
    return rect.y + rect.height + roomBelow < innerHeight
      ? { left: `${left}px`, top: `${rect.y + rect.height + 4}px` }
      : { left: `${left}px`, bottom: `${innerHeight - rect.y + 4}px` }
  })
  return (
    <Show when={place() && cell()}>
      {(known) => (
        // Clicks reach the cells below it.
        <div
          role="status"
          class="pointer-events-none fixed z-20 w-max max-w-80 animate-appear rounded-control bg-raised px-2.5 py-2 text-small shadow-pop [&_button]:pointer-events-auto"
          style={place()}
        >
          <Switch fallback={<p class="text-ink-muted">{known().told}</p>}>
            <Match when={known().isGone}>
              <p class="text-bad-ink">{sheetText.readOnly.gone}</p>
            </Match>
            <Match when={known().content.before !== undefined && known().column.field}>
              {(field) => <Conflict {...props} content={known().content} field={field()} />}
            </Match>
            <Match when={known().told === undefined && known().offer}>
              {(offer) => <CustomerOffer sheet={props.sheet} offer={offer()} />}
            </Match>
            <Match when={known().content.error}>{(error) => <p class="text-bad-ink">{error()}</p>}</Match>
          </Switch>
        </div>
      )}
    </Show>
  )
}

function Conflict(props: CellMessageProps & { content: DraftCell; field: EditField }) {
  const row = () => props.sheet.activeCell()?.row
  const column = () => props.sheet.activeCell()?.column
  const textOf = (content: DraftCell) => {
    const [known, shown] = [row(), column()]
    return (known && shown && shownText({ row: known, column: shown, content }, props.sheet.reading())) || '–'
  }
  const theirs = () => {
    const known = row()
    return known ? { value: known[props.field] } : { value: null }
  }
  const place = () => ({ id: row()?.id ?? '', field: props.field })
  return (
    <div class="flex flex-col gap-2">
      <p class="font-medium">{draftText.conflict}</p>
      <dl class="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        <dt class="text-ink-faint">{draftText.was}</dt>
        <dd class="line-clamp-2 text-ink-muted">{textOf({ value: props.content.before ?? null })}</dd>
        <dt class="text-ink-faint">{draftText.theirs}</dt>
        <dd class="line-clamp-2">{textOf(theirs())}</dd>
        <dt class="text-ink-faint">{draftText.mine}</dt>
        <dd class="line-clamp-2">{textOf({ value: props.content.value, text: props.content.text })}</dd>
      </dl>
      <div class="flex gap-2">
        <Button
          size="dense"
          onClick={() => {
            props.sheet.drafts.keepMine([place()])
            props.sheet.focus()
          }}
        >
          {draftText.keepMine}
        </Button>
        <Button
          size="dense"
          onClick={() => {
            props.sheet.drafts.takeTheirs([place()])
            props.sheet.focus()
          }}
        >
          {draftText.takeTheirs}
        </Button>
      </div>
    </div>
  )
}
