import { createUniqueId, type JSX, Show } from 'solid-js'
import CircleAlert from 'lucide-solid/icons/circle-alert'

/** What every control of a form takes. */
export interface FieldProps {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  hint?: string
  /** What is wrong with the value and how to put it right; shown at the field. */
  error?: string
  required?: boolean
}

/** Give these to the element that is focused. */
export interface ControlIds {
  id: string
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
  'aria-required': 'true' | undefined
}

/** Where the label stands, for controls that are more than one element. */
export const labelOf = (ids: ControlIds) => `${ids.id}-label`

export const controlStyle =
  'control-height control-text w-full min-w-0 rounded-control border border-control bg-surface px-2.5 text-ink ' +
  'transition-colors hover:border-ink-faint focus-visible:outline-offset-0 aria-invalid:border-bad disabled:opacity-60'

export function Field(props: FieldProps & { children: (ids: ControlIds) => JSX.Element }) {
  const id = createUniqueId()
  const ids: ControlIds = {
    id,
    get 'aria-invalid'() {
      return props.error ? ('true' as const) : undefined
    },
    get 'aria-describedby'() {
      return props.error || props.hint ? `${id}-note` : undefined
    },
    get 'aria-required'() {
      return props.required ? ('true' as const) : undefined
    },
  }
  return (
    <div class="flex min-w-0 flex-col gap-1">
      <label
        id={labelOf(ids)}
        for={id}
        class={props.hideLabel ? 'sr-only' : 'text-small font-medium text-ink-muted'}
      >
        {props.label}
        <Show when={props.required}>
          <span class="text-bad-ink" aria-hidden="true">
            {' *'}
          </span>
        </Show>
      </label>
      {props.children(ids)}
      <Show when={props.error || props.hint}>
        <p
          id={`${id}-note`}
          class="flex items-start gap-1 text-small"
          classList={{ 'text-bad-ink': !!props.error, 'text-ink-faint': !props.error }}
        >
          <Show when={props.error}>
            <CircleAlert size={14} class="mt-0.5 shrink-0" />
          </Show>
          {props.error ?? props.hint}
        </p>
      </Show>
    </div>
  )
}
