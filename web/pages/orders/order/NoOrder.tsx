import { A } from '@solidjs/router'
import FileX from 'lucide-solid/icons/file-x'
import { Show } from 'solid-js'
import { buttonStyle } from '../../../components/button-style.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Page } from '../../../components/Page.tsx'
import { may, useSession } from '../../../session.tsx'
import { orderFormText } from '../../../text/order-form.ts'

/** Says why there may be no such order, and where to go on. */
export function NoOrder() {
  const me = useSession()
  return (
    <Page title={orderFormText.missing}>
      <EmptyState
        icon={<FileX size={18} />}
        title={orderFormText.missing}
        action={
          <>
            <Show when={may(me(), 'admin')}>
              <A href="/admin/deleted?kind=orders" class={buttonStyle()}>
                {orderFormText.deletedOrders}
              </A>
            </Show>
            <A href="/orders" class={buttonStyle('primary')}>
              {orderFormText.toList}
            </A>
          </>
        }
      >
        {orderFormText.missingHint}
      </EmptyState>
    </Page>
  )
}
