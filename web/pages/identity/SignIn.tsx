import { useNavigate } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { ApiError } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { focusInvalid } from '../../components/focus-invalid.ts'
import { Notice } from '../../components/Notice.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useDemoAccounts, useSignIn } from '../../queries/identity.ts'
import { identityText } from '../../text/identity.ts'

export function SignIn(props: { next: string | undefined }) {
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const signIn = useSignIn()
  const navigate = useNavigate()
  onMount(() => (document.title = identityText.welcome))
  const error = () => (signIn.error instanceof ApiError ? signIn.error : undefined)
  const missing = (value: string, message: string) => (asked() && value === '' ? message : undefined)
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setAsked(true)
    if (email() === '' || password() === '') return focusInvalid(event.currentTarget)
    if (signIn.isPending) return
    signIn.mutate(
      { email: email(), password: password() },
      { onSuccess: () => navigate(safePath(props.next), { replace: true }) },
    )
  }
  return (
    <>
      <h1 class="text-page font-semibold tracking-tight">{identityText.welcome}</h1>
      <form class="flex w-full flex-col gap-4" onSubmit={submit} noValidate>
        <Show when={signIn.isError && error()?.errors.length === 0}>
          <Notice tone="bad" title={identityText.signInFailed}>
            {signIn.error?.message}
          </Notice>
        </Show>
        <TextInput
          label={identityText.email}
          type="email"
          autocomplete="username"
          autofocus
          value={email()}
          onInput={setEmail}
          error={missing(email(), identityText.enterEmail) ?? error()?.at('email')}
        />
        <TextInput
          label={identityText.password}
          type="password"
          autocomplete="current-password"
          value={password()}
          onInput={setPassword}
          error={missing(password(), identityText.enterPassword) ?? error()?.at('password')}
        />
        <Button type="submit" variant="primary" class="w-full" busy={signIn.isPending}>
          {identityText.signIn}
        </Button>
      </form>
      <DemoAccounts
        onChoose={(account) => {
          setEmail(account.email)
          setPassword(account.password)
        }}
      />
    </>
  )
}

interface DemoAccountsProps {
  onChoose: (account: { email: string; password: string }) => void
}

/** Only where demo data lives; the server says so. */
function DemoAccounts(props: DemoAccountsProps) {
  const demo = useDemoAccounts()
  const accounts = () => (demo.isPending ? [] : (demo.data?.items ?? []))
  return (
    <Show when={accounts().length > 0}>
      <section class="w-full border-t border-line pt-4" aria-label={identityText.demo}>
        <h2 class="text-small font-medium text-ink-muted">{identityText.demo}</h2>
        <p class="pb-2 text-small text-ink-faint">{identityText.demoHint}</p>
        <div class="grid grid-cols-2 gap-2">
          <For each={accounts()}>
            {(account) => (
              <button
                type="button"
                class="flex flex-col items-start rounded-control border border-line bg-surface px-3 py-2 text-left transition-colors hover:border-line-strong hover:bg-hover"
                onClick={() => props.onChoose(account)}
              >
                <span class="font-medium capitalize">{account.role}</span>
                <span class="w-full truncate text-small text-ink-faint">{account.name}</span>
              </button>
            )}
          </For>
        </div>
      </section>
    </Show>
  )
}

/** Only paths of this app: anything else could lead a person to another site. */
function safePath(next: string | undefined): string {
  if (!next || !next.startsWith('/') || /^\/[/\\]/.test(next) || next.startsWith('/login')) return '/'
  return next
}
