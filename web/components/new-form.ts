import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { uuidv7 } from 'uuidv7'
import type { ZodSafeParseResult } from 'zod'
import { ApiError } from '../api.ts'
import { focusInvalid } from './focus-invalid.ts'

/** The part of a mutation that a form needs. */
interface Creation<Input, Made> {
  mutate: (input: Input, then: { onSuccess: (made: Made) => void; onError: () => void }) => void
  isPending: boolean
  error: Error | null
}

interface NewForm<Field extends string, Input, Made> {
  /** What stands in the fields at first. */
  start: Record<Field, string>
  labels: Record<Field, string>
  /** Checks what was typed by the contract, as the server will. */
  check: (draft: Record<Field, string>, id: string) => Promise<ZodSafeParseResult<Input>>
  create: Creation<Input, Made>
  onCreated: (made: Made) => void
}

/**
 * A form that makes something: what is typed, and what is wrong with it under the name of its field.
 * One id for the life of the form: pressing twice, or again after a lost answer, makes one thing.
 */
export function createNewForm<Field extends string, Input, Made>(form: NewForm<Field, Input, Made>) {
  const id = uuidv7()
  const [draft, setDraft] = createStore<{ fields: Record<Field, string> }>({ fields: form.start })
  const [errors, setErrors] = createSignal<Partial<Record<string, string>>>({})
  const refused = () => (form.create.error instanceof ApiError ? form.create.error : undefined)
  const submit = async (element: HTMLFormElement) => {
    const checked = await form.check({ ...draft.fields }, id)
    setErrors(
      Object.fromEntries((checked.error?.issues ?? []).map((issue) => [issue.path[0], issue.message])),
    )
    if (!checked.success) return focusInvalid(element)
    form.create.mutate(checked.data, { onSuccess: form.onCreated, onError: () => focusInvalid(element) })
  }
  return {
    draft: () => draft.fields,
    /** The properties of one field's input. */
    bind: (field: Field) => ({
      label: form.labels[field],
      get value() {
        return draft.fields[field]
      },
      get error() {
        return errors()[field] ?? refused()?.at(field)
      },
      onInput: (value: string) => setDraft({ fields: { ...draft.fields, [field]: value } }),
    }),
    submit: (element: HTMLFormElement) => void submit(element),
  }
}
