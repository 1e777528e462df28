import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { uuidv7 } from 'uuidv7'
import { ApiError } from '../../api.ts'
import { DateInput } from '../../components/DateInput.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { focusInvalid } from '../../components/focus-invalid.ts'
import { NumberInput } from '../../components/NumberInput.tsx'
import { Select } from '../../components/Select.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { toast } from '../../components/toasts.ts'
import { useCreateProject } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'
import { checkNewProject, type ProjectDraft } from './new-project.ts'
import { priorityOptions, statusOptions } from './project-options.tsx'

const { fields } = projectText

/** One id for the life of the form: pressing twice, or again after a lost answer, makes one project. */
export function CreateProject(props: { onClose: () => void }) {
  const id = uuidv7()
  const [draft, setDraft] = createStore<ProjectDraft>({
    name: '',
    status: 'proposed',
    priority: '',
    manager: '',
    startDate: '',
    endDate: '',
    budget: '',
    currency: 'EUR',
    summary: '',
  })
  const [errors, setErrors] = createSignal<Record<string, string>>({})
  const create = useCreateProject()
  const refused = () => (create.error instanceof ApiError ? create.error : undefined)
  const error = (field: keyof ProjectDraft) => errors()[field] ?? refused()?.at(field)
  const submit = async (form: HTMLFormElement) => {
    const checked = await checkNewProject({ ...draft }, id)
    setErrors('errors' in checked ? checked.errors : {})
    if ('errors' in checked) return focusInvalid(form)
    create.mutate(checked.project, {
      onError: () => focusInvalid(form),
      onSuccess: (project) => {
        toast('good', projectText.created(project.key))
        props.onClose()
      },
    })
  }
  return (
    <FormDialog
      name="new-project"
      title={projectText.createTitle}
      action={projectText.createAction}
      busy={create.isPending}
      failure={create.error}
      onSubmit={(form) => void submit(form)}
      onClose={props.onClose}
    >
      <ProjectFields draft={draft} error={error} set={(field, value) => setDraft(field, value)} />
    </FormDialog>
  )
}

interface ProjectFieldsProps {
  draft: ProjectDraft
  error: (field: keyof ProjectDraft) => string | undefined
  set: (field: keyof ProjectDraft, value: string) => void
}

function ProjectFields(props: ProjectFieldsProps) {
  const bind = (field: keyof ProjectDraft) => ({
    label: fields[field],
    get value() {
      return props.draft[field]
    },
    get error() {
      return props.error(field)
    },
    onInput: (value: string) => props.set(field, value),
  })
  return (
    <>
      <TextInput {...bind('name')} required autofocus hint={projectText.nameHint} maxLength={200} />
      <div class="grid gap-4 sm:grid-cols-2">
        <Select
          {...bind('status')}
          options={statusOptions}
          onChange={(value) => props.set('status', value)}
        />
        <Select
          {...bind('priority')}
          options={priorityOptions}
          placeholder={words.none}
          onChange={(value) => props.set('priority', value)}
        />
        <DateInput {...bind('startDate')} />
        <DateInput {...bind('endDate')} min={props.draft.startDate || undefined} />
        <NumberInput {...bind('budget')} placeholder="0.00" />
        <TextInput {...bind('currency')} maxLength={3} />
      </div>
      <TextInput {...bind('manager')} />
      <TextInput {...bind('summary')} rows={3} />
    </>
  )
}
