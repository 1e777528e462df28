import { A, useLocation, useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { buttonStyle } from '../../../components/button-style.ts'
import { focusInvalid } from '../../../components/focus-invalid.ts'
import { LeaveGuard } from '../../../components/LeaveGuard.tsx'
import { Page } from '../../../components/Page.tsx'
import { toast } from '../../../components/toasts.ts'
import { orderPath } from '../../../navigation.ts'
import { useShortcut } from '../../../shortcuts.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { words } from '../../../text/words.ts'
import { createNewOrder } from './new-order.ts'
import { OrderForm } from './OrderForm.tsx'
import { SaveBar } from './SaveBar.tsx'

/** The form of an order, empty; creating it goes on to its page. */
export function NewOrderPage() {
  return (
    <Page title={orderFormText.newTitle}>
      <NewOrderForm />
    </Page>
  )
}

function NewOrderForm() {
  const navigate = useNavigate()
  const location = useLocation()
  const order = createNewOrder()
  const [form, setForm] = createSignal<HTMLFormElement>()
  const create = async () => {
    const created = await order.create()
    const element = form()
    if (created) {
      toast('good', orderFormText.created(created.number))
      navigate(orderPath(created.id, location.search))
    } else if (element && order.desk.errors().size > 0) focusInvalid(element)
  }
  useShortcut({ keys: 'Mod+S', label: orderFormText.create, run: () => void create() })
  return (
    <>
      <OrderForm ref={setForm} desk={order.desk} onSubmit={() => void create()} />
      <SaveBar labels={[]} errors={order.desk.errors().size} failure={order.failure()}>
        <Button variant="primary" busy={order.isSaving()} onClick={() => void create()}>
          {orderFormText.create}
        </Button>
        <A href={`/orders${location.search}`} class={buttonStyle('ghost')}>
          {words.cancel}
        </A>
      </SaveBar>
      <LeaveGuard unsaved={{ ...order.unsaved, save: async () => (await order.create()) !== undefined }} />
    </>
  )
}
