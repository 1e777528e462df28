import { Show } from 'solid-js'
import type { Workspace as WorkspaceRow } from '#domain/workspace/contract.ts'
import { now } from '../../clock.ts'
import { Button } from '../../components/Button.tsx'
import { ConflictDialog } from '../../components/ConflictDialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Page } from '../../components/Page.tsx'
import { Section } from '../../components/Section.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { formatInstant, formatWeekday } from '../../format.ts'
import { useWorkspace } from '../../queries/workspace.ts'
import { workspaceText } from '../../text/admin.ts'
import { TimeZoneInput } from './TimeZoneInput.tsx'
import { createWorkspaceDraft } from './workspace-draft.ts'

export function Workspace() {
  const workspace = useWorkspace()
  return (
    <Page title={workspaceText.title} subtitle={workspaceText.subtitle}>
      <Section title={workspaceText.general} query={workspace} class="max-w-2xl">
        {(row) => <WorkspaceForm row={row()} />}
      </Section>
    </Page>
  )
}

function WorkspaceForm(props: { row: WorkspaceRow }) {
  const draft = createWorkspaceDraft(() => props.row)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void draft.save()
  }
  return (
    <>
      <form class="flex flex-col gap-4 pt-1" noValidate onSubmit={submit}>
        <Show when={props.row.demo}>
          <Notice tone="info">{workspaceText.demo}</Notice>
        </Show>
        <TextInput
          label={workspaceText.name}
          hint={workspaceText.nameHint}
          required
          maxLength={120}
          autocomplete="off"
          value={draft.value('name')}
          onInput={(value) => draft.set('name', value)}
          error={draft.error('name')}
        />
        <TimeZoneInput
          label={workspaceText.timeZone}
          hint={`${workspaceText.timeZoneHint} ${workspaceText.nowThere(timeIn(draft.value('timeZone')))}`}
          required
          value={draft.value('timeZone')}
          onChange={(value) => draft.set('timeZone', value)}
          error={draft.error('timeZone')}
        />
        <div class="flex items-center gap-2">
          <Button type="submit" variant="primary" busy={draft.busy()} disabled={!draft.isChanged()}>
            {workspaceText.save}
          </Button>
          <Show when={draft.isChanged()}>
            <Button variant="ghost" onClick={draft.reset}>
              {workspaceText.reset}
            </Button>
          </Show>
        </div>
      </form>
      <WorkspaceConflict draft={draft} />
    </>
  )
}

function WorkspaceConflict(props: { draft: ReturnType<typeof createWorkspaceDraft> }) {
  return (
    <Show when={props.draft.edits.conflict()} keyed>
      {(conflict) => (
        <ConflictDialog
          conflict={conflict}
          name={workspaceText.conflict}
          field={(name) => fields.get(name)}
          onSettle={(chosen) => void props.draft.edits.settle(conflict, chosen).then(props.draft.finish)}
          onClose={() => {
            props.draft.edits.drop(conflict)
            props.draft.reset()
          }}
        />
      )}
    </Show>
  )
}

const fields = new Map([
  ['name', { label: workspaceText.name, text: (row: WorkspaceRow) => row.name }],
  ['timeZone', { label: workspaceText.timeZone, text: (row: WorkspaceRow) => row.timeZone }],
])

const timeIn = (timeZone: string) => {
  const at = new Date(now()).toISOString()
  return `${formatWeekday(at, timeZone)}, ${formatInstant(at, timeZone)}`
}
