import { createEffect, type JSX, onCleanup, Show } from 'solid-js'

interface PageHeaderProps {
  title: string
  /** What the page is about or how fresh it is. */
  subtitle?: JSX.Element
  /** Export, create and the like; the most important one last. */
  actions?: JSX.Element
}

/** The page's only h1; it names the browser tab too. */
export function PageHeader(props: PageHeaderProps) {
  createEffect(() => (document.title = `${props.title} · Quarterdeck`))
  onCleanup(() => (document.title = 'Quarterdeck'))
  return (
    <header class="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div class="min-w-0 flex-1">
        <h1 tabindex="-1" class="truncate text-page font-semibold tracking-tight">
          {props.title}
        </h1>
        <Show when={props.subtitle}>
          <p class="truncate text-data text-ink-muted">{props.subtitle}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
      </Show>
    </header>
  )
}
