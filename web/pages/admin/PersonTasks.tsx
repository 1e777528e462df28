import { Match, Show, Switch } from 'solid-js'
import type { Person } from '#domain/identity/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { toast } from '../../components/toasts.ts'
import { useDeactivate, usePasswordLink, useReactivate } from '../../queries/people.ts'
import { peopleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import type { PersonTask } from './person-menu.tsx'
import { PersonLink } from './PersonLink.tsx'
import { reasonOf } from './reason.ts'

interface TaskProps {
  person: Person
  onClose: () => void
}

/** The dialogs behind the menu of a person. */
export function PersonTasks(props: { task: PersonTask; onClose: () => void }) {
  const person = () => props.task.person
  return (
    <Switch fallback={<NewLink person={person()} onClose={props.onClose} />}>
      <Match when={props.task.kind === 'deactivate'}>
        <Deactivate person={person()} onClose={props.onClose} />
      </Match>
      <Match when={props.task.kind === 'reactivate'}>
        <Reactivate person={person()} onClose={props.onClose} />
      </Match>
    </Switch>
  )
}

function Deactivate(props: TaskProps) {
  const deactivate = useDeactivate()
  const confirm = () =>
    deactivate.mutate(props.person.id, {
      onSuccess: ({ name }) => {
        toast('neutral', peopleText.deactivated(name))
        props.onClose()
      },
    })
  return (
    <Confirm
      title={peopleText.deactivateTitle(props.person.name)}
      description={peopleText.deactivateHint}
      action={peopleText.deactivateAction}
      busy={deactivate.isPending}
      error={reasonOf(deactivate.error)}
      onConfirm={confirm}
      onClose={props.onClose}
    />
  )
}

function Reactivate(props: TaskProps) {
  const reactivate = useReactivate()
  const confirm = () =>
    reactivate.mutate(props.person.id, {
      onSuccess: ({ name }) => {
        toast('good', peopleText.reactivated(name))
        props.onClose()
      },
    })
  return (
    <Dialog
      open
      size="small"
      title={peopleText.reactivateTitle(props.person.name)}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button variant="primary" busy={reactivate.isPending} onClick={confirm}>
            {peopleText.reactivateAction}
          </Button>
        </>
      }
    >
      <p class="text-ink-muted">{peopleText.reactivateHint}</p>
      <Failure error={reactivate.error} />
    </Dialog>
  )
}

function NewLink(props: TaskProps) {
  const link = usePasswordLink()
  return (
    <Dialog
      open
      title={peopleText.newLink(props.person.name)}
      onClose={props.onClose}
      footer={
        <Show
          when={!link.data}
          fallback={
            <Button variant="primary" onClick={() => props.onClose()}>
              {words.done}
            </Button>
          }
        >
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button variant="primary" busy={link.isPending} onClick={() => link.mutate(props.person.id)}>
            {peopleText.linkAction}
          </Button>
        </Show>
      }
    >
      <Show
        when={link.data}
        fallback={<p class="text-ink-muted">{peopleText.linkDescription(props.person.name)}</p>}
      >
        {(invitation) => <PersonLink invitation={invitation()} />}
      </Show>
      <Failure error={link.error} />
    </Dialog>
  )
}

function Failure(props: { error: Error | null }) {
  return (
    <Show when={reasonOf(props.error)}>
      {(message) => (
        <div class="mt-3">
          <Notice tone="bad">{message()}</Notice>
        </div>
      )}
    </Show>
  )
}
