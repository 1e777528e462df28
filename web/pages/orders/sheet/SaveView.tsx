import { uuidv7 } from 'uuidv7'
import { createSignal } from 'solid-js'
import { FormDialog } from '../../../components/FormDialog.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { toast } from '../../../components/toasts.ts'
import { useSaveView } from '../../../queries/arrangements.ts'
import { viewText } from '../../../text/orders.ts'

interface SaveViewProps {
  search: string
  layout: Record<string, unknown>
  onClose: () => void
}

/** Asks for the name of a view. */
export function SaveView(props: SaveViewProps) {
  const save = useSaveView()
  const id = uuidv7()
  const [name, setName] = createSignal('')
  const [error, setError] = createSignal<string>()
  const submit = () => {
    if (name().trim() === '') return setError(viewText.needsName)
    save.mutate(
      { id, page: 'orders', name: name().trim(), search: props.search, layout: props.layout },
      {
        onSuccess: (view) => {
          toast('good', viewText.saved(view.name))
          props.onClose()
        },
        onError: (failure) => setError(failure.message),
      },
    )
  }
  return (
    <FormDialog
      name="save-view"
      size="small"
      title={viewText.saveAction}
      action={viewText.saveAction}
      busy={save.isPending}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextInput
        label={viewText.name}
        hint={viewText.nameHint}
        error={error()}
        value={name()}
        onInput={setName}
      />
    </FormDialog>
  )
}
