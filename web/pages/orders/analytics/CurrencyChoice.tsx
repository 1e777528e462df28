import { type Accessor, Show } from 'solid-js'
import { Segments } from '../../../components/Segments.tsx'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'
import { useUrlText } from '../../../url-state.ts'

/** The currency that every section of the page shows: the one that was chosen, or else the one that most orders are in. */
export function useCurrency(
  currencies: Accessor<readonly string[]>,
  usual: Accessor<string | undefined>,
): [Accessor<string>, (currency: string) => void] {
  const [chosen, choose] = useUrlText('currency')
  const has = (wanted: string | undefined) => currencies().find((one) => one === wanted)
  return [
    () => has(chosen()) ?? has(usual()) ?? currencies()[0] ?? '',
    (currency) => choose(currency, { replace: true }),
  ]
}

interface CurrencyChoiceProps {
  /** Tells the controls of several sections apart. */
  of: string
  currencies: readonly string[]
  value: string
  onChange: (currency: string) => void
}

/** Amounts of different currencies are never added up, so one is looked at. */
export function CurrencyChoice(props: CurrencyChoiceProps) {
  return (
    <Show when={props.currencies.length > 1}>
      <Segments
        label={`${orderAnalyticsText.currency}: ${props.of}`}
        options={props.currencies.map((value) => ({ value, label: value }))}
        value={props.value}
        onChange={(currency) => props.onChange(currency)}
      />
    </Show>
  )
}
