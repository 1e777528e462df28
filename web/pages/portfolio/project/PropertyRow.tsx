import LockKeyhole from 'lucide-solid/icons/lock-keyhole'
import { Match, Show, Switch } from 'solid-js'
import { Tooltip } from '../../../components/Tooltip.tsx'
import { projectPageText } from '../../../text/project.ts'
import { ChoiceProperty } from './ChoiceProperty.tsx'
import type { Desk } from './desk.ts'
import { DraftNote } from './DraftNote.tsx'
import type { Property } from './property.ts'
import { valueStyle } from './property-style.ts'
import { PropertyValue } from './PropertyValue.tsx'
import { TypedProperty } from './TypedProperty.tsx'

export interface PropertyProps {
  desk: Desk
  property: Property
}

/** A label and its value, which is edited where it stands by those who may. */
export function PropertyRow(props: PropertyProps) {
  return (
    <div class="grid grid-cols-[7rem_1fr] items-start gap-x-1">
      <dt class="flex min-h-7 items-center py-1 text-ink-muted pointer-coarse:min-h-10">
        {props.property.label}
      </dt>
      <dd
        class="min-w-0 rounded-control"
        classList={{ 'animate-flash': props.desk.flashed().includes(props.property) }}
      >
        <Switch fallback={<Shown {...props} />}>
          <Match when={props.desk.canEdit(props.property) && props.property.edit.kind === 'select'}>
            <ChoiceProperty {...props} />
          </Match>
          <Match when={props.desk.canEdit(props.property)}>
            <TypedProperty {...props} />
          </Match>
        </Switch>
        <DraftNote {...props} />
      </dd>
    </div>
  )
}

function Shown(props: PropertyProps) {
  const reason = () => props.property.edit.locked?.(props.desk.row())
  return (
    <div class={valueStyle}>
      <PropertyValue {...props} />
      <Show when={props.desk.mayEdit() && reason()}>
        {(text) => (
          <Tooltip
            text={text()}
            placement="left"
            as="span"
            trigger={{
              class: 'ml-auto shrink-0 text-ink-faint',
              role: 'img',
              'aria-label': projectPageText.locked,
            }}
          >
            <LockKeyhole size={12} />
          </Tooltip>
        )}
      </Show>
    </div>
  )
}
