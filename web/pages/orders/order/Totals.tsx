import { type JSX, Show } from 'solid-js'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { NumberInput } from '../../../components/NumberInput.tsx'
import { orderFormText, lineText } from '../../../text/order-form.ts'
import type { FormDesk } from './form-desk.ts'
import { isBlank } from './form.ts'
import { DisputeNote } from './Part.tsx'

/** What the lines and the shipping come to, while they are typed. */
export function Totals(props: { desk: FormDesk }) {
  const values = () => props.desk.form().values
  const count = () => props.desk.form().lines.filter((line) => !isBlank(line)).length
  return (
    <div class="flex border-t border-line px-4 py-3">
      <dl class="ml-auto grid w-full max-w-80 grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2">
        <Row label={`${lineText.itemsTotal} · ${lineText.count(count())}`}>
          <MoneyText exact amount={props.desk.totals().itemsTotal} currency={values().currency} />
        </Row>
        <Row label={lineText.shipping}>
          <Show
            when={props.desk.mayEdit()}
            fallback={<MoneyText exact amount={values().shippingCost} currency={values().currency} />}
          >
            <div
              class="w-32 rounded-control"
              classList={{ 'animate-flash': props.desk.isFlashing('shippingCost') }}
              onFocusOut={() => props.desk.leave('shippingCost', 'shippingCost')}
            >
              <NumberInput
                hideLabel
                label={orderFormText.parts.shippingCost}
                unit={values().currency}
                value={values().shippingCost}
                error={props.desk.error('shippingCost')}
                onInput={(value) => props.desk.type('shippingCost', value)}
              />
              <DisputeNote desk={props.desk} name="shippingCost" />
            </div>
          </Show>
        </Row>
        <Row label={lineText.total} strong>
          <MoneyText exact amount={props.desk.totals().total} currency={values().currency} />
        </Row>
      </dl>
    </div>
  )
}

function Row(props: { label: string; strong?: boolean; children: JSX.Element }) {
  return (
    <>
      <dt classList={{ 'font-semibold': props.strong, 'text-ink-muted': !props.strong }}>{props.label}</dt>
      <dd class="text-right" classList={{ 'text-title font-semibold': props.strong }}>
        {props.children}
      </dd>
    </>
  )
}
