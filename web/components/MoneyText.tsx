import { Show } from 'solid-js'
import { formatMoney } from '../format.ts'

interface MoneyTextProps {
  /** Exact decimal text, or null for none. */
  amount: string | null
  currency: string | null
  /** €1.2M, with the exact amount when pointed at. */
  compact?: boolean
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
          {formatMoney(known().amount, known().currency, props.compact)}
        </span>
      )}
    </Show>
  )
}
