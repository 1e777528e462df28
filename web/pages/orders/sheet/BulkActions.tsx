import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { orderStatuses } from '#domain/orders/rules.ts'
import { BulkBar } from '../../../components/BulkBar.tsx'
import { Button } from '../../../components/Button.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { exportCsv } from '../../../export-csv.ts'
import type { BulkAction, BulkChoice } from '../../../queries/order-bulk.ts'
import { fetchOrdersById } from '../../../queries/orders.ts'
import { may, useSession } from '../../../session.tsx'
import { bulkText, exportText } from '../../../text/order-bulk.ts'
import { orderStatusText, orderWords } from '../../../text/orders.ts'
import { copiedText } from './cell-text.ts'
import type { Sheet } from './sheet.ts'
import { selectColumn } from './sheet-columns.ts'

const BulkDialog = lazy(() => import('./BulkDialog.tsx').then((part) => ({ default: part.BulkDialog })))

/** What is asked for: the change, and what it is called. */
export interface BulkWish {
  title: string
  action: BulkAction
}

/** What can be done with the chosen rows at once. */
export function BulkActions(props: { sheet: Sheet }) {
  const me = useSession()
  const [wish, setWish] = createSignal<BulkWish>()
  const chosen = () => props.sheet.chosen
  const total = () => props.sheet.rows.total()
  return (
    <>
      <BulkBar
        label={bulkText.bar}
        text={chosen().isAll() ? bulkText.all(total()) : bulkText.some(chosen().size())}
        open={!chosen().isEmpty()}
        raised={props.sheet.drafts.stand().cells > 0}
        onClear={chosen().clear}
      >
        <Show when={!chosen().isAll()}>
          <Button size="dense" variant="ghost" onClick={chosen().all}>
            {bulkText.chooseAll(total())}
          </Button>
        </Show>
        <Show
          when={may(me(), 'lead')}
          fallback={<span class="text-small text-ink-faint">{bulkText.leadOnly}</span>}
        >
          <WishMenus sheet={props.sheet} onWish={setWish} />
        </Show>
        <Show when={!chosen().isAll()}>
          <Button size="dense" onClick={() => void exportChosen(props.sheet)}>
            {bulkText.exportSelected}
          </Button>
        </Show>
      </BulkBar>
      <Suspense>
        <Show when={wish()} keyed>
          {(asked) => (
            <BulkDialog wish={asked} choice={choiceOf(props.sheet)} onClose={() => setWish(undefined)} />
          )}
        </Show>
      </Suspense>
    </>
  )
}

function WishMenus(props: { sheet: Sheet; onWish: (wish: BulkWish) => void }) {
  const statuses = () =>
    orderStatuses
      .filter((status) => status !== 'pending')
      .map((status) => ({
        label: orderStatusText[status],
        onSelect: () =>
          props.onWish({
            title: bulkText.statusTitle(orderStatusText[status]),
            action: { kind: 'status', status, reason: null },
          }),
      }))
  const people = () =>
    [{ value: '', label: orderWords.nobody }, ...props.sheet.reading().people].map(({ value, label }) => ({
      label,
      onSelect: () =>
        props.onWish({
          title: bulkText.assignTitle(label),
          action: { kind: 'assign', assigneeId: value || null },
        }),
    }))
  return (
    <>
      <Menu
        placement="top-start"
        entries={statuses()}
        trigger={(trigger) => (
          <Button size="dense" {...trigger}>
            {bulkText.setStatus}
          </Button>
        )}
      />
      <Menu
        placement="top-start"
        entries={people()}
        trigger={(trigger) => (
          <Button size="dense" {...trigger}>
            {bulkText.assign}
          </Button>
        )}
      />
    </>
  )
}

function choiceOf({ chosen, query }: Sheet): BulkChoice {
  const selected = chosen.chosen()
  if (selected !== 'filter') return selected
  const { sort: _sort, ...filter } = query.query()
  return { filter: JSON.parse(JSON.stringify(filter)) }
}

/** A few chosen rows, as the sheet shows them; the whole filter is exported from the head of the page. */
async function exportChosen(sheet: Sheet): Promise<void> {
  const selected = sheet.chosen.chosen()
  if (selected === 'filter') return
  const rows = await fetchOrdersById(selected.ids)
  const columns = sheet.columns().filter((column) => column !== selectColumn)
  exportCsv(
    exportText.name,
    rows,
    columns.map((column) => ({
      header: column.header,
      value: (row) => copiedText({ row, column, content: sheet.content(row, column) }, sheet.reading()),
    })),
  )
}
