import { createSignal, Show } from 'solid-js'
import { ApiError } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { CopyButton } from '../../components/CopyButton.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { OneTimeSecret } from '../../components/OneTimeSecret.tsx'
import { Select } from '../../components/Select.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useCreateToken } from '../../queries/tokens.ts'
import { tokenText } from '../../text/settings.ts'
import { words } from '../../text/words.ts'

/** Asks for name and lifetime, then shows the token, which no later page does. */
export function CreateToken(props: { onClose: () => void }) {
  const create = useCreateToken()
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={create.data ? tokenText.created : tokenText.create}
      footer={
        <Show
          when={!create.data}
          fallback={
            <Button variant="primary" onClick={() => props.onClose()}>
              {words.done}
            </Button>
          }
        >
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button type="submit" form="new-token" variant="primary" busy={create.isPending}>
            {tokenText.createAction}
          </Button>
        </Show>
      }
    >
      <Show when={create.data} fallback={<TokenForm create={create} />}>
        {(created) => <NewToken token={created().token} />}
      </Show>
    </Dialog>
  )
}

const { lifetimes } = tokenText
type Lifetime = keyof typeof lifetimes

const days: Record<Lifetime, number | undefined> = { d30: 30, d90: 90, d365: 365, never: undefined }
const lifetimeOptions = (['d30', 'd90', 'd365', 'never'] as const).map((value) => ({
  value,
  label: lifetimes[value],
}))

function TokenForm(props: { create: ReturnType<typeof useCreateToken> }) {
  const [name, setName] = createSignal('')
  const [lifetime, setLifetime] = createSignal<Lifetime>('d90')
  const [asked, setAsked] = createSignal(false)
  const refused = () => (props.create.error instanceof ApiError ? props.create.error : undefined)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    if (props.create.isPending || name().trim() === '') return
    const lasts = days[lifetime()]
    const expiresAt = lasts === undefined ? null : new Date(Date.now() + lasts * 86_400_000).toISOString()
    props.create.mutate({ name: name(), expiresAt })
  }
  return (
    <form id="new-token" class="flex flex-col gap-4" noValidate onSubmit={submit}>
      <Show when={props.create.isError && refused()?.errors.length === 0}>
        <Notice tone="bad">{props.create.error?.message}</Notice>
      </Show>
      <TextInput
        label={tokenText.name}
        hint={tokenText.nameHint}
        required
        autofocus
        autocomplete="off"
        maxLength={120}
        value={name()}
        onInput={setName}
        error={asked() && name().trim() === '' ? tokenText.nameMissing : refused()?.at('name')}
      />
      <Select
        label={tokenText.expires}
        hint={tokenText.expiresHint}
        options={lifetimeOptions}
        value={lifetime()}
        onChange={(value) => value !== '' && setLifetime(value)}
        error={refused()?.at('expiresAt')}
      />
    </form>
  )
}

function NewToken(props: { token: string }) {
  const command = () => `curl -H "Authorization: Bearer ${props.token}" ${location.origin}/api/me`
  return (
    <div class="flex flex-col gap-5">
      <OneTimeSecret label={tokenText.token} text={props.token}>
        {tokenText.createdHint}
      </OneTimeSecret>
      <section aria-label={tokenText.try} class="flex flex-col gap-2">
        <div class="flex items-center justify-between">
          <h3 class="text-small font-medium text-ink-muted">{tokenText.try}</h3>
          <CopyButton text={command()} />
        </div>
        <pre class="overflow-x-auto rounded-control border border-line bg-canvas px-3 py-2 font-mono text-small whitespace-pre-wrap break-all select-all">
          {command()}
        </pre>
      </section>
    </div>
  )
}
