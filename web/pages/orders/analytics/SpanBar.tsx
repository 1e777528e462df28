import { DateInput } from '../../../components/DateInput.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { useTimeZone } from '../../../session.tsx'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'
import type { PageSpan } from './page-span.ts'
import { type Preset, presets } from './span.ts'

/** Which days the figures are about. */
export function SpanBar(props: { span: PageSpan }) {
  const timeZone = useTimeZone()
  const options = presets.map((value) => ({ value, label: orderAnalyticsText.spans[value] }))
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Segments<Preset | ''>
        label={orderAnalyticsText.spanLabel}
        options={options}
        value={props.span.preset() ?? ''}
        onChange={(preset) => preset && props.span.choose(preset)}
      />
      <div class="flex items-center gap-1.5">
        <DateInput
          hideLabel
          label={orderAnalyticsText.from}
          value={props.span.span().from}
          onInput={(from) => from && props.span.change({ from })}
        />
        <span aria-hidden="true" class="text-ink-faint">
          –
        </span>
        <DateInput
          hideLabel
          label={orderAnalyticsText.to}
          value={props.span.span().to}
          onInput={(to) => to && props.span.change({ to })}
        />
      </div>
      <span class="text-small text-ink-faint">{orderAnalyticsText.zone(timeZone())}</span>
    </div>
  )
}
