import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { createSignal, Show } from 'solid-js'
import { ApiError } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useCreateToken } from '../../queries/identity.ts'
import { identityText } from '../../text/identity.ts'
import { words } from '../../text/words.ts'

type Expiry = keyof typeof identityText.expiries

const days: Record<Expiry, number | undefined> = { d30: 30, d90: 90, d365: 365, never: undefined }
const { d30, d90, d365, never } = identityText.expiries
const expiryOptions = [
  { value: 'd30', label: d30 },
  { value: 'd90', label: d90 },
  { value: 'd365', label: d365 },
  { value: 'never', label: never },
] as const

export function CreateToken(props: { onClose: () => void }) {
  const [name, setName] = createSignal('')
  const [expiry, setExpiry] = createSignal<Expiry>('d90')
  const create = useCreateToken()
  const error = () => (create.error instanceof ApiError ? create.error : undefined)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const lasts = days[expiry()]
    const expiresAt = lasts === undefined ? null : new Date(Date.now() + lasts * 86_400_000).toISOString()
    if (!create.isPending) create.mutate({ name: name(), expiresAt })
  }
  const form = (
    <form id="new-token" class="flex flex-col gap-4" noValidate onSubmit={submit}>
      <Show when={create.isError && error()?.errors.length === 0}>
        <Notice tone="bad">{create.error?.message}</Notice>
      </Show>
      <TextInput
        label={identityText.tokenName}
        hint={identityText.tokenNameHint}
        required
        autofocus
        value={name()}
        onInput={setName}
        error={error()?.at('name')}
      />
      <Select
        label={identityText.tokenExpires}
        options={expiryOptions}
        value={expiry()}
        onChange={(value) => value !== '' && setExpiry(value)}
      />
    </form>
  )
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={create.isSuccess ? identityText.tokenCreated : identityText.newToken}
      footer={
        <Show
          when={!create.isSuccess}
          fallback={
            <Button variant="primary" onClick={props.onClose}>
              {identityText.done}
            </Button>
          }
        >
          <Button onClick={props.onClose}>{words.cancel}</Button>
          <Button type="submit" form="new-token" variant="primary" busy={create.isPending}>
            {identityText.createToken}
          </Button>
        </Show>
      }
    >
      <Show when={create.data} fallback={form}>
        {(created) => <Secret token={created().token} />}
      </Show>
    </Dialog>
  )
}

function Secret(props: { token: string }) {
  const [copied, setCopied] = createSignal(false)
  const copy = () => void navigator.clipboard.writeText(props.token).then(() => setCopied(true))
  return (
    <div class="flex flex-col gap-3">
      <p class="text-ink-muted">{identityText.tokenCreatedHint}</p>
      <div class="flex items-center gap-2">
        <code class="min-w-0 flex-1 rounded-control border border-line bg-canvas px-3 py-2 font-mono text-small break-all select-all">
          {props.token}
        </code>
        <Button icon={copied() ? <Check size={14} /> : <Copy size={14} />} onClick={copy}>
          {copied() ? identityText.copied : identityText.copy}
        </Button>
      </div>
    </div>
  )
}
