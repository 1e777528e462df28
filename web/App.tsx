import { Navigate, Route, Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { For, Show, Suspense } from 'solid-js'
import { PageFrame } from './components/shell/PageFrame.tsx'
import { SignedIn } from './components/shell/SignedIn.tsx'
import { Toasts } from './components/Toasts.tsx'
import { NotFound } from './pages/system/NotFound.tsx'
import { queryClient } from './queries/client.ts'
import { Login, pages } from './routes.tsx'

export function App() {
  const [first] = pages
  return (
    <QueryClientProvider client={queryClient}>
      <Router root={(props) => <Suspense>{props.children}</Suspense>}>
        <Route path="/login" component={Login} />
        <Route component={SignedIn}>
          <For each={pages}>
            {(page) => <Route path={page.path} component={() => <PageFrame page={page} />} />}
          </For>
          <Show when={first && !pages.some((page) => page.path === '/') ? first : undefined}>
            {(start) => <Route path="/" component={() => <Navigate href={start().path} />} />}
          </Show>
          <Route path="*" component={NotFound} />
        </Route>
      </Router>
      <Toasts />
    </QueryClientProvider>
  )
}
