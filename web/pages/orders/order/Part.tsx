import { type JSX, Show } from 'solid-js'
import { TextInput } from '../../../components/TextInput.tsx'
import { orderFormText } from '../../../text/order-form.ts'
import { disputeNote, type FormDesk } from './form-desk.ts'
import type { FieldName } from './form.ts'
import { partText } from './part-text.ts'

interface PartProps {
  desk: FormDesk
  name: FieldName
  class?: string
  /** In place of its text, for who can only read. */
  view?: JSX.Element
  children: JSX.Element
}

/** One field of the form: a control for those who may edit, its value for the others. */
export function Part(props: PartProps) {
  return (
    <div
      class={`min-w-0 rounded-control ${props.class ?? ''}`}
      classList={{ 'animate-flash': props.desk.isFlashing(props.name) }}
      onFocusOut={() => props.desk.leave(props.name, props.name)}
    >
      <Show
        when={props.desk.mayEdit()}
        fallback={
          <Value label={orderFormText.parts[props.name]}>
            {props.view ?? partText(props.name, props.desk.form())}
          </Value>
        }
      >
        {props.children}
        <DisputeNote desk={props.desk} name={props.name} />
      </Show>
    </div>
  )
}

/** A label over its value. */
export function Value(props: { label: string; children: JSX.Element }) {
  return (
    <dl class="flex min-w-0 flex-col gap-0.5">
      <dt class="text-small text-ink-muted">{props.label}</dt>
      <dd class="min-h-5 break-words whitespace-pre-line">
        {props.children || <span class="text-ink-faint">–</span>}
      </dd>
    </dl>
  )
}

export function DisputeNote(props: { desk: FormDesk; name: FieldName | 'items' }) {
  return (
    <Show when={disputeNote(props.desk, props.name)}>
      {(note) => (
        <p role="status" class="pt-1 text-small text-warn-ink">
          {note()}
        </p>
      )}
    </Show>
  )
}

interface TextPartProps {
  desk: FormDesk
  name: FieldName
  type?: 'text' | 'email'
  rows?: number
  hint?: string
  placeholder?: string
  maxLength?: number
  class?: string
}

/** A field of plain text. */
export function TextPart(props: TextPartProps) {
  return (
    <Part desk={props.desk} name={props.name} class={props.class}>
      <TextInput
        label={orderFormText.parts[props.name]}
        value={props.desk.form().values[props.name]}
        error={props.desk.error(props.name)}
        onInput={(value) => props.desk.type(props.name, value)}
        type={props.type}
        rows={props.rows}
        hint={props.hint}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        autocomplete="off"
      />
    </Part>
  )
}
