import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { Logo } from '../../components/shell/Logo.tsx'
import { AcceptInvitation } from './AcceptInvitation.tsx'
import { SignIn } from './SignIn.tsx'

/** Sign-in, and with `?invitation=TOKEN` the choice of a first password. `next` is where to go afterwards. */
export function Login() {
  const [params, setParams] = useSearchParams<{ next: string; invitation: string }>()
  return (
    <main class="flex min-h-full flex-col items-center bg-canvas px-4 pt-[max(3rem,14vh)] pb-12">
      <div class="flex w-full max-w-88 flex-col items-center gap-6">
        <Logo size={40} />
        <Show when={params.invitation} keyed fallback={<SignIn next={params.next} />}>
          {(token) => (
            <AcceptInvitation
              token={token}
              onDone={() => setParams({ invitation: undefined }, { replace: true })}
            />
          )}
        </Show>
      </div>
    </main>
  )
}
