import { Show } from 'solid-js'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { lineText } from '../../../text/order-form.ts'
import type { FormDesk } from './form-desk.ts'
import { amountOf, type Line } from './form.ts'

/** The lines for those who can only read them. */
export function LinesTable(props: { desk: FormDesk }) {
  const lines = () => props.desk.form().lines
  const currency = () => props.desk.form().values.currency
  const columns: readonly SmallColumn<Line>[] = [
    {
      id: 'product',
      header: lineText.product,
      class: 'w-full',
      view: (line) => (
        <>
          <span class="block">{line().productName}</span>
          <span class="block text-small text-ink-faint">{line().sku}</span>
        </>
      ),
    },
    {
      id: 'quantity',
      header: lineText.quantity,
      align: 'end',
      view: (line) => <span class="figures">{line().quantity}</span>,
    },
    {
      id: 'unitPrice',
      header: lineText.unitPrice,
      align: 'end',
      class: '@max-md:hidden',
      view: (line) => <MoneyText exact amount={amountOf(line().unitPrice) ?? null} currency={currency()} />,
    },
    {
      id: 'amount',
      header: lineText.amount,
      align: 'end',
      view: (line) => (
        <MoneyText exact amount={props.desk.totals().amounts.get(line().id) ?? null} currency={currency()} />
      ),
    },
  ]
  return (
    <Show
      when={lines().length > 0}
      fallback={
        <EmptyState dense title={lineText.none}>
          {lineText.noneReadOnly}
        </EmptyState>
      }
    >
      <SmallTable label={lineText.title} columns={columns} rows={lines()} />
    </Show>
  )
}
