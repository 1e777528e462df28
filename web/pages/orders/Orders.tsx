import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { createMedia } from '../../components/media.ts'
import { Page } from '../../components/Page.tsx'
import { useColleagues } from '../../queries/people.ts'
import { useKeyHelp } from '../../shortcuts.ts'
import { draftText, sheetKeyText, sheetText } from '../../text/orders.ts'
import { BulkActions } from './sheet/BulkActions.tsx'
import type { ColumnAsked } from './sheet/column-asked.ts'
import { OrdersActions } from './OrdersActions.tsx'
import { DraftBar } from './sheet/DraftBar.tsx'
import { createSheet, type Sheet } from './sheet/sheet.ts'
import { SheetFilters } from './sheet/SheetFilters.tsx'
import { SheetNotice } from './sheet/SheetNotice.tsx'
import { useSheetQuery } from './sheet/sheet-query.ts'
import { StatusBar } from './sheet/StatusBar.tsx'

// On its way together with the first rows, while the page around it is drawn.
const SheetGrid = lazy(() => import('./sheet/SheetGrid.tsx').then((part) => ({ default: part.SheetGrid })))

const ColumnPanel = lazy(() =>
  import('./sheet/ColumnPanel.tsx').then((part) => ({ default: part.ColumnPanel })),
)

/** All orders in one sheet: find, sort, edit as in a spreadsheet, change many at once, in and out of files. */
export function Orders() {
  const query = useSheetQuery()
  const isNarrow = createMedia('(max-width: 639px)')
  const colleagues = useColleagues()
  const people = () =>
    (colleagues.isPending ? [] : (colleagues.data?.items ?? [])).map(({ id, name }) => ({
      value: id,
      label: name,
    }))
  const sheet = createSheet({ query, people, isNarrow })
  const [asked, setAsked] = createSignal<ColumnAsked>()
  useKeyHelp({ title: sheetText.keys, keys: sheetKeyText })
  return (
    <Page fill title={sheetText.title} actions={<OrdersActions sheet={sheet} />}>
      <SheetFilters people={people()} />
      <SheetNotice sheet={sheet} />
      <Suspense fallback={<div class="min-h-0 flex-1" />}>
        <SheetGrid sheet={sheet} onColumn={setAsked} />
      </Suspense>
      <DraftBar sheet={sheet} onShow={sheet.show} />
      <StatusBar sheet={sheet} />
      <BulkActions sheet={sheet} />
      <DraftGuard sheet={sheet} />
      <Suspense>
        <Show when={asked()} keyed>
          {(column) => <ColumnPanel sheet={sheet} asked={column} onClose={() => setAsked(undefined)} />}
        </Show>
      </Suspense>
    </Page>
  )
}

/** Drafts wait in this tab while one looks at single orders; elsewhere they are asked about. */
function DraftGuard(props: { sheet: Sheet }) {
  const stand = () => props.sheet.drafts.stand()
  return (
    <LeaveGuard
      keeps={(path) => path.startsWith('/orders')}
      unsaved={{
        labels: () => (stand().cells > 0 ? [draftText.changes(stand().cells, stand().rows)] : []),
        isSaving: () => props.sheet.save.part() !== undefined,
        hasConflict: () => false,
        settled: () => props.sheet.save.settled(),
        save: () => props.sheet.save.save(),
        discard: () => props.sheet.drafts.discard(),
      }}
    />
  )
}
