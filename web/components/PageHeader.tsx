import { createEffect, createSignal, type JSX, onMount, Show } from 'solid-js'
import { focusHeading } from './page-focus.ts'
import { shellText } from '../text/shell.ts'

const [pageTitle, setPageTitle] = createSignal('')
/** The title of the page that is open, for the breadcrumb. */
export { pageTitle }

interface PageHeaderProps {
  title: string
  /** What the page is about or how fresh it is. */
  subtitle?: JSX.Element
  /** Export, create and the like; the most important one last. */
  actions?: JSX.Element
}

/** Names the browser tab and the breadcrumb after the page. */
export function usePageTitle(title: () => string): void {
  createEffect(() => {
    setPageTitle(title())
    document.title = `${title()} · ${shellText.product}`
  })
}

/** The page's only h1; it names the browser tab too. */
export function PageHeader(props: PageHeaderProps) {
  usePageTitle(() => props.title)
  return (
    <header class="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div class="min-w-0 flex-1 max-sm:min-w-48">
        <h1
          ref={(element) => onMount(() => focusHeading(element))}
          tabindex="-1"
          class="line-clamp-2 text-page font-semibold tracking-tight sm:line-clamp-1"
        >
          {props.title}
        </h1>
        <Show when={props.subtitle}>
          {(subtitle) => <p class="truncate text-data text-ink-muted">{subtitle()}</p>}
        </Show>
      </div>
      {/* Read once: reading a part twice would make its components twice, with their shortcuts and dialogs. */}
      <Show when={props.actions}>
        {(actions) => <div class="flex flex-wrap items-center gap-2">{actions()}</div>}
      </Show>
    </header>
  )
}
