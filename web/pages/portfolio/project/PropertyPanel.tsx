import { createUniqueId, For, Show } from 'solid-js'
import { Card } from '../../../components/Card.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { useSession } from '../../../session.tsx'
import { projectText } from '../../../text/portfolio.ts'
import { projectPageText } from '../../../text/project.ts'
import type { Desk } from './desk.ts'
import { PropertyRow } from './PropertyRow.tsx'
import { valueStyle } from './property-style.ts'

export function PropertyPanel(props: { desk: Desk }) {
  const id = createUniqueId()
  const me = useSession()
  const row = () => props.desk.row()
  return (
    <Card>
      <section aria-labelledby={id} class="flex flex-col gap-1 px-4 pt-2 pb-3">
        <h2 id={id} class="flex min-h-8 items-center font-semibold">
          {projectPageText.properties}
        </h2>
        <dl class="flex flex-col gap-px">
          <For each={props.desk.panel}>
            {(property) => <PropertyRow desk={props.desk} property={property} />}
          </For>
          <div class="grid grid-cols-[7rem_1fr] gap-x-1">
            <dt class="flex min-h-7 items-center text-ink-muted">{projectText.fields.updatedAt}</dt>
            <dd class={valueStyle}>
              <Timestamp at={row().updatedAt} />
            </dd>
          </div>
        </dl>
        <Show when={props.desk.mayEdit() ? row().origin === 'notion' : true}>
          <p class="mt-1 border-t border-line pt-2 text-small text-ink-faint">
            {props.desk.mayEdit() ? projectPageText.lockedNote : projectPageText.readOnly(me().role)}
          </p>
        </Show>
      </section>
    </Card>
  )
}
