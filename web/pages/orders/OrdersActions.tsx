import { useNavigate } from '@solidjs/router'
import FileUp from 'lucide-solid/icons/file-up'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { may, useSession } from '../../session.tsx'
import { useShortcut } from '../../shortcuts.ts'
import { importText } from '../../text/order-import.ts'
import { sheetText } from '../../text/orders.ts'
import { useUrlText } from '../../url-state.ts'
import { ColumnsMenu } from './sheet/ColumnsMenu.tsx'
import { ExportMenu } from './sheet/ExportMenu.tsx'
import type { Sheet } from './sheet/sheet.ts'
import { ViewsMenu } from './sheet/ViewsMenu.tsx'

const ImportDialog = lazy(() =>
  import('./sheet/import/ImportDialog.tsx').then((part) => ({ default: part.ImportDialog })),
)

/** What stands in the head of the page. */
export function OrdersActions(props: { sheet: Sheet }) {
  const me = useSession()
  const navigate = useNavigate()
  const [known] = useUrlText('import')
  // An address that names an import opens it, of a bookmark or after a reload.
  const [importing, setImporting] = createSignal(known() !== '' && may(me(), 'lead'))
  const create = () => may(me(), 'member') && navigate('/orders/new')
  useShortcut({ keys: 'c', label: sheetText.create, run: create })
  return (
    <>
      <ViewsMenu sheet={props.sheet} />
      <ColumnsMenu sheet={props.sheet} />
      <Show when={may(me(), 'lead')}>
        <Button compact icon={<FileUp size={14} />} onClick={() => setImporting(true)}>
          {importText.import}
        </Button>
      </Show>
      <ExportMenu sheet={props.sheet} />
      <Show when={may(me(), 'member')}>
        <Button variant="primary" icon={<Plus size={14} />} onClick={create}>
          {sheetText.create}
        </Button>
      </Show>
      <Suspense>
        <Show when={importing()}>
          <ImportDialog onClose={() => setImporting(false)} />
        </Show>
      </Suspense>
    </>
  )
}
