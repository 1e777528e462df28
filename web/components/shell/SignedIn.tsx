import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { connectLive } from '../../live.ts'
import { signedOut } from '../../queries/client.ts'
import { useMe } from '../../queries/identity.ts'
import { SessionProvider } from '../../session.tsx'
import { shellText } from '../../text/shell.ts'
import { ErrorState } from '../ErrorState.tsx'
import { Shell } from './Shell.tsx'
import { ShellSkeleton } from './ShellSkeleton.tsx'

/** Everything behind the sign-in: who is not signed in goes to the sign-in page and comes back afterwards. */
export function SignedIn(props: { children?: JSX.Element }) {
  const me = useMe()
  const location = useLocation()
  const navigate = useNavigate()
  createEffect(() => {
    if (!signedOut()) return
    const here = location.pathname + location.search
    navigate(here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`, { replace: true })
  })
  const known = () => (me.isPending || signedOut() ? undefined : me.data)
  return (
    <Switch fallback={<ShellSkeleton />}>
      <Match when={known()}>
        {(person) => (
          <SessionProvider me={person()}>
            {/* The server decides at the opening what a connection may hear, so a new role needs a new one. */}
            <Show when={person().role} keyed>
              <Live />
            </Show>
            <Shell>{props.children}</Shell>
          </SessionProvider>
        )}
      </Match>
      <Match when={me.isError && !signedOut()}>
        <main class="flex h-full items-center justify-center" aria-label={shellText.startFailed}>
          <ErrorState error={me.error} retrying={me.isFetching} onRetry={() => void me.refetch()} />
        </main>
      </Match>
    </Switch>
  )
}

function Live() {
  onMount(() => onCleanup(connectLive()))
  return null
}
