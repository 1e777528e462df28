import { createSignal, onMount, Show } from 'solid-js'
import { ApiError } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { focusInvalid } from '../../components/focus-invalid.ts'
import { Notice } from '../../components/Notice.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { toast } from '../../components/toasts.ts'
import { useAcceptInvitation } from '../../queries/identity.ts'
import { identityText } from '../../text/identity.ts'

export function AcceptInvitation(props: { token: string; onDone: () => void }) {
  const [password, setPassword] = createSignal('')
  const [repeated, setRepeated] = createSignal('')
  const [differ, setDiffer] = createSignal(false)
  const accept = useAcceptInvitation()
  onMount(() => (document.title = identityText.invitation))
  const error = () => (accept.error instanceof ApiError ? accept.error : undefined)
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setDiffer(password() !== repeated())
    const { currentTarget: form } = event
    if (differ()) return focusInvalid(form)
    if (accept.isPending) return
    accept.mutate(
      { token: props.token, password: password() },
      {
        onError: () => focusInvalid(form),
        onSuccess: () => {
          toast('good', identityText.accepted, { detail: identityText.acceptedHint })
          props.onDone()
        },
      },
    )
  }
  return (
    <>
      <div class="text-center">
        <h1 class="text-page font-semibold tracking-tight">{identityText.invitation}</h1>
        <p class="mt-1 text-ink-muted">{identityText.invitationHint}</p>
      </div>
      <form class="flex w-full flex-col gap-4" onSubmit={submit} noValidate>
        <Show when={accept.isError && !error()?.at('password')}>
          <Notice tone="bad">{accept.error?.message}</Notice>
        </Show>
        <TextInput
          label={identityText.newPassword}
          type="password"
          autocomplete="new-password"
          autofocus
          hint={identityText.passwordHint}
          value={password()}
          onInput={setPassword}
          error={error()?.at('password')}
        />
        <TextInput
          label={identityText.repeatPassword}
          type="password"
          autocomplete="new-password"
          value={repeated()}
          onInput={setRepeated}
          error={differ() && password() !== repeated() ? identityText.notTheSame : undefined}
        />
        <Button type="submit" variant="primary" class="w-full" busy={accept.isPending}>
          {identityText.accept}
        </Button>
      </form>
    </>
  )
}
