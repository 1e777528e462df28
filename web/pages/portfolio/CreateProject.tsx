import { DateInput } from '../../components/DateInput.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { createNewForm } from '../../components/new-form.ts'
import { NumberInput } from '../../components/NumberInput.tsx'
import { Select } from '../../components/Select.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { toast } from '../../components/toasts.ts'
import { useCreateProject } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'
import { checkNewProject } from './new-project.ts'
import { priorityOptions, statusOptions } from './project-options.tsx'

export function CreateProject(props: { onClose: () => void }) {
  const create = useCreateProject()
  const { bind, draft, submit } = createNewForm({
    start: {
      name: '',
      status: 'proposed',
      priority: '',
      manager: '',
      startDate: '',
      endDate: '',
      budget: '',
      currency: 'EUR',
      summary: '',
    },
    labels: projectText.fields,
    check: checkNewProject,
    create,
    onCreated: (project) => {
      toast('good', projectText.created(project.key))
      props.onClose()
    },
  })
  return (
    <FormDialog
      name="new-project"
      title={projectText.createTitle}
      action={projectText.createAction}
      busy={create.isPending}
      failure={create.error}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextInput {...bind('name')} required autofocus hint={projectText.nameHint} maxLength={200} />
      <div class="grid gap-4 sm:grid-cols-2">
        <Select {...bind('status')} options={statusOptions} onChange={bind('status').onInput} />
        <Select
          {...bind('priority')}
          options={priorityOptions}
          placeholder={words.none}
          onChange={bind('priority').onInput}
        />
        <DateInput {...bind('startDate')} />
        <DateInput {...bind('endDate')} min={draft().startDate || undefined} />
        <NumberInput {...bind('budget')} placeholder="0.00" />
        <TextInput {...bind('currency')} maxLength={3} />
      </div>
      <TextInput {...bind('manager')} />
      <TextInput {...bind('summary')} rows={3} />
    </FormDialog>
  )
}
