import { type JSX, Show } from 'solid-js'
import { ApiError } from '../api.ts'
import { words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Notice } from './Notice.tsx'

interface FormDialogProps {
  /** Ties the button at the foot to the form; one of a kind on the page. */
  name: string
  title: string
  description?: string
  /** What the button says. */
  action: string
  busy: boolean
  size?: 'small'
  /** Why the last try failed; where it names fields, these say so themselves. */
  failure?: Error | null
  onSubmit: (form: HTMLFormElement) => void
  onClose: () => void
  children: JSX.Element
}

/** A dialog that asks for something and sends it: with Enter or with its button, once at a time. */
export function FormDialog(props: FormDialogProps) {
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (!props.busy) props.onSubmit(event.currentTarget)
  }
  return (
    <Dialog
      open
      size={props.size}
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button type="submit" form={props.name} variant="primary" busy={props.busy}>
            {props.action}
          </Button>
        </>
      }
    >
      <form id={props.name} class="flex flex-col gap-4" noValidate onSubmit={submit}>
        <Show when={withoutFields(props.failure)}>
          {(failure) => (
            <Notice tone="bad" title={words.notSaved}>
              {failure().message}
            </Notice>
          )}
        </Show>
        {props.children}
      </form>
    </Dialog>
  )
}

const withoutFields = (failure: Error | null | undefined) =>
  failure instanceof ApiError && failure.errors.length > 0 ? undefined : failure
