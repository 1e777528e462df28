import { type Accessor, createUniqueId, ErrorBoundary, type JSX, Match, Show, Switch } from 'solid-js'
import { Card } from './Card.tsx'
import { ErrorState } from './ErrorState.tsx'
import { SkeletonLines } from './Skeleton.tsx'

/** The part of a query's result that a section looks at; every useQuery result fits. */
export interface Loadable<T> {
  isPending: boolean
  isError: boolean
  isFetching: boolean
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

interface SectionProps<T> {
  title: string
  hint?: string
  actions?: JSX.Element
  query: Loadable<T>
  /** In the shape of what will come. */
  skeleton?: JSX.Element
  /** Answers what to show instead when there is nothing. */
  empty?: (data: T) => JSX.Element | false
  /** No padding: tables and lists reach the edges. */
  flush?: boolean
  class?: string
  children: (data: Accessor<T>) => JSX.Element
}

/** One part of a page that loads, is empty and fails by itself. Once loaded, its content stays while later refreshes fail. */
export function Section<T>(props: SectionProps<T>) {
  const id = createUniqueId()
  return (
    <Card class={`flex flex-col ${props.class ?? ''}`}>
      <section class="flex min-h-0 flex-1 flex-col" aria-labelledby={id} aria-busy={props.query.isPending}>
        <header class="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-2">
          <h2 id={id} class="text-data font-semibold">
            {props.title}
          </h2>
          <Show when={props.hint}>
            <span class="truncate text-small text-ink-faint">{props.hint}</span>
          </Show>
          <div class="ml-auto flex flex-wrap items-center gap-1">{props.actions}</div>
        </header>
        <div class="min-h-0 flex-1" classList={{ 'px-4 pb-4': !props.flush }}>
          <Loaded {...props} />
        </div>
      </section>
    </Card>
  )
}

type LoadedProps<T> = Pick<SectionProps<T>, 'query' | 'skeleton' | 'empty' | 'children'>

/** The states of a section without its frame. */
export function Loaded<T>(props: LoadedProps<T>) {
  // Read only once it is there: reading the data of a pending query would suspend the whole page.
  const data = () => (props.query.isPending ? undefined : props.query.data)
  return (
    <ErrorBoundary fallback={(error, reset) => <ErrorState dense error={error} onRetry={reset} />}>
      <Switch fallback={props.skeleton ?? <SkeletonLines />}>
        <Match when={data()}>{(loaded) => <Filled {...props} data={loaded()} />}</Match>
        <Match when={props.query.isError}>
          <ErrorState
            dense
            error={props.query.error}
            retrying={props.query.isFetching}
            onRetry={() => void props.query.refetch()}
          />
        </Match>
      </Switch>
    </ErrorBoundary>
  )
}

function Filled<T>(props: LoadedProps<T> & { data: T }) {
  const nothing = () => props.empty?.(props.data) || undefined
  return (
    <Show when={nothing()} fallback={props.children(() => props.data)}>
      {nothing()}
    </Show>
  )
}
