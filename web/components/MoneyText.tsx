import { Show } from 'solid-js'
import { formatMoney, formatMoneyExactly } from '../format.ts'

interface MoneyTextProps {
  /** Exact decimal text, or null for none. */
  amount: string | null
  currency: string | null
  /** €1.2M, with the exact amount when pointed at. */
  compact?: boolean
  /** Its cents always, where amounts stand below one another. */
  exact?: boolean
}

export function MoneyText(props: MoneyTextProps) {
  const money = () =>
    props.amount !== null && props.currency !== null
      ? { amount: props.amount, currency: props.currency }
      : undefined
  return (
    <Show when={money()} fallback={<span class="text-ink-faint">–</span>}>
      {(known) => (
        <span
          class="figures whitespace-nowrap"
          title={props.compact ? formatMoney(known().amount, known().currency) : undefined}
        >
          {props.exact
            ? formatMoneyExactly(known().amount, known().currency)
            : formatMoney(known().amount, known().currency, props.compact)}
        </span>
      )}
    </Show>
  )
}
