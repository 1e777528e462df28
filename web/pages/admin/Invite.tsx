import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Invitation, NewInvitation } from '#domain/identity/contract.ts'
import { ApiError } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { Select } from '../../components/Select.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useInvite } from '../../queries/people.ts'
import { peopleText, roleHint } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { roleOptions } from './person-columns.tsx'
import { PersonLink } from './PersonLink.tsx'

const { fields } = peopleText

/** Asks for the person, then shows the one-time link. */
export function Invite(props: { onClose: () => void }) {
  const invite = useInvite()
  const [made, setMade] = createSignal<Invitation>()
  return (
    <Show when={made()} fallback={<InviteForm invite={invite} onMade={setMade} onClose={props.onClose} />}>
      {(invitation) => (
        <Dialog
          open
          onClose={props.onClose}
          title={peopleText.invited(invitation().person.name)}
          footer={
            <>
              <Button onClick={() => setMade(undefined)}>{peopleText.inviteAnother}</Button>
              <Button variant="primary" onClick={() => props.onClose()}>
                {words.done}
              </Button>
            </>
          }
        >
          <PersonLink invitation={invitation()} />
        </Dialog>
      )}
    </Show>
  )
}

interface InviteFormProps {
  invite: ReturnType<typeof useInvite>
  onMade: (invitation: Invitation) => void
  onClose: () => void
}

function InviteForm(props: InviteFormProps) {
  const [draft, setDraft] = createStore<NewInvitation>({ email: '', name: '', role: 'member' })
  const refused = () => (props.invite.error instanceof ApiError ? props.invite.error : undefined)
  return (
    <FormDialog
      name="invite"
      title={peopleText.inviteTitle}
      description={peopleText.inviteHint}
      action={peopleText.inviteAction}
      busy={props.invite.isPending}
      failure={props.invite.error}
      onSubmit={() => props.invite.mutate({ ...draft }, { onSuccess: props.onMade })}
      onClose={props.onClose}
    >
      <TextInput
        label={fields.email}
        type="email"
        autocomplete="off"
        required
        autofocus
        value={draft.email}
        onInput={(value) => setDraft('email', value)}
        error={refused()?.at('email')}
      />
      <TextInput
        label={fields.name}
        autocomplete="off"
        required
        value={draft.name}
        onInput={(value) => setDraft('name', value)}
        error={refused()?.at('name')}
      />
      <Select
        label={fields.role}
        hint={roleHint[draft.role]}
        options={roleOptions}
        value={draft.role}
        onChange={(value) => value !== '' && setDraft('role', value)}
        error={refused()?.at('role')}
      />
    </FormDialog>
  )
}
