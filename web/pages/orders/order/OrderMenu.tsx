import { useLocation, useNavigate } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Link from 'lucide-solid/icons/link'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { IconButton } from '../../../components/IconButton.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { toast } from '../../../components/toasts.ts'
import { may, useSession } from '../../../session.tsx'
import { orderDeletion, orderFormText } from '../../../text/order-form.ts'
import { words } from '../../../text/words.ts'
import type { OrderEditor } from './order-editor.ts'

const DeleteOrder = lazy(() => import('./DeleteOrder.tsx').then((part) => ({ default: part.DeleteOrder })))

/** What is seldom done with an order. */
export function OrderMenu(props: { editor: OrderEditor; isGone: boolean }) {
  const me = useSession()
  const navigate = useNavigate()
  const location = useLocation()
  const [deleting, setDeleting] = createSignal(false)
  const leave = () => {
    props.editor.discard()
    navigate(`/orders${location.search}`)
  }
  return (
    <>
      <Menu
        placement="bottom-end"
        entries={[
          {
            label: orderFormText.copyLink,
            icon: <Link size={14} />,
            onSelect: () => void copyLink(location.pathname),
          },
          ...(may(me(), 'lead') && !props.isGone
            ? [
                'separator' as const,
                {
                  label: orderDeletion.entry,
                  icon: <Trash size={14} />,
                  danger: true,
                  onSelect: () => setDeleting(true),
                },
              ]
            : []),
        ]}
        trigger={(trigger) => <IconButton {...trigger} label={words.actions} icon={<Ellipsis size={16} />} />}
      />
      <Suspense>
        <Show when={deleting()}>
          <DeleteOrder order={props.editor.order()} onDeleted={leave} onClose={() => setDeleting(false)} />
        </Show>
      </Suspense>
    </>
  )
}

/** The list that one came from is left out. */
async function copyLink(path: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(new URL(path, window.location.href).href)
    toast('good', orderFormText.linkCopied)
  } catch {
    toast('bad', orderFormText.linkNotCopied, { detail: orderFormText.linkNotCopiedHint })
  }
}
