import LockKeyhole from 'lucide-solid/icons/lock-keyhole'
import { Dynamic } from 'solid-js/web'
import { ErrorBoundary, Match, onMount, Suspense, Switch } from 'solid-js'
import { isOn, may, useSession } from '../../session.tsx'
import { shellText } from '../../text/shell.ts'
import { words } from '../../text/words.ts'
import { NotFound } from '../../pages/system/NotFound.tsx'
import type { PageEntry } from '../../routes.tsx'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { Page } from '../Page.tsx'
import { PageSkeleton } from './PageSkeleton.tsx'

/** Guards a page by role and flag, holds its place while it loads, and keeps its failure from the rest of the app. */
export function PageFrame(props: { page: PageEntry }) {
  const me = useSession()
  return (
    <Switch
      fallback={
        <ErrorBoundary fallback={(error) => <Crashed title={props.page.title} error={error} />}>
          <Suspense fallback={<PageSkeleton title={props.page.title} />}>
            <Dynamic component={props.page.component} />
          </Suspense>
        </ErrorBoundary>
      }
    >
      <Match when={!isOn(me(), props.page.flag)}>
        <NotFound />
      </Match>
      <Match when={!may(me(), props.page.role ?? 'viewer')}>
        <Page title={props.page.title}>
          <EmptyState icon={<LockKeyhole size={18} />} title={shellText.forbidden}>
            {shellText.forbiddenHint(props.page.role ?? 'viewer', me().role)}
          </EmptyState>
        </Page>
      </Match>
    </Switch>
  )
}

/** Most often an old tab after a new release, whose parts are gone: reloading helps. */
function Crashed(props: { title: string; error: unknown }) {
  onMount(() => reportError(props.error))
  return (
    <Page title={props.title}>
      <EmptyState
        title={shellText.crashed}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        }
      >
        {words.unexpected}
      </EmptyState>
    </Page>
  )
}
