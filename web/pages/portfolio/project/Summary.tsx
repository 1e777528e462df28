import type { Desk } from './desk.ts'
import { HealthCard } from './HealthCard.tsx'
import { LongText } from './LongText.tsx'
import { notes, summary } from './properties.tsx'
import { PropertyPanel } from './PropertyPanel.tsx'

export function Summary(props: { desk: Desk }) {
  return (
    <div class="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div class="flex min-w-0 flex-col gap-3 max-lg:order-2">
        <LongText desk={props.desk} property={summary} />
        <LongText desk={props.desk} property={notes} />
        <HealthCard projectKey={props.desk.key()} />
      </div>
      <PropertyPanel desk={props.desk} />
    </div>
  )
}
