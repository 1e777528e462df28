import { Show } from 'solid-js'
import { Dash } from '../../../components/Dash.tsx'
import type { PropertyProps } from './PropertyRow.tsx'

export function PropertyValue(props: PropertyProps) {
  return (
    <span class="min-w-0 flex-1" classList={{ 'opacity-60': props.desk.isSaving(props.property) }}>
      {props.property.view?.(props.desk.row) ?? (
        <Show when={props.property.value(props.desk.row())} fallback={<Dash />}>
          {(text) => <span class="figures break-words">{text()}</span>}
        </Show>
      )}
    </span>
  )
}
