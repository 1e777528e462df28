import { type JSX, Show } from 'solid-js'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { CustomerPanel } from './CustomerPanel.tsx'
import { DetailsPanel } from './DetailsPanel.tsx'
import type { FormDesk } from './form-desk.ts'
import { LinesPanel } from './LinesPanel.tsx'
import { Stamps } from './Stamps.tsx'

interface OrderFormProps {
  ref: (form: HTMLFormElement) => void
  desk: FormDesk
  /** Absent while it is being made. */
  order?: OrderDetail
  /** Below the lines. */
  activity?: JSX.Element
  onSubmit: () => void
}

/** Lines and totals wide, properties narrow; below one another on a narrow screen, the customer first where an order is made. */
export function OrderForm(props: OrderFormProps) {
  return (
    <div class="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
      <form
        ref={props.ref}
        class="contents"
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit()
        }}
      >
        <div class="min-w-0" classList={{ 'max-lg:order-2': props.desk.isNew }}>
          <LinesPanel desk={props.desk} />
        </div>
        <div
          class="flex min-w-0 flex-col gap-3 lg:row-span-2"
          classList={{ 'max-lg:order-1': props.desk.isNew }}
        >
          <CustomerPanel desk={props.desk} />
          <DetailsPanel desk={props.desk} />
          <Show when={props.order}>{(order) => <Stamps order={order()} />}</Show>
        </div>
      </form>
      <div class="min-w-0">{props.activity}</div>
    </div>
  )
}
