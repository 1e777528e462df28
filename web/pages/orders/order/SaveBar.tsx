import { type JSX, Show } from 'solid-js'
import { orderFormText } from '../../../text/order-form.ts'

interface SaveBarProps {
  labels: readonly string[]
  /** Fields that have to be corrected first. */
  errors: number
  failure: string | undefined
  children: JSX.Element
}

/** What is not saved yet and what stands in the way, always in sight. */
export function SaveBar(props: SaveBarProps) {
  return (
    <div
      role="region"
      aria-label={orderFormText.unsavedBar}
      // Not below the messages, which appear on the right.
      class="sticky bottom-0 z-20 -mx-4 mt-1 flex animate-rise flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-raised px-4 py-2.5 shadow-pop sm:bottom-3 sm:mx-0 sm:rounded-dialog sm:border-0 sm:px-2.5 lg:mr-[22.75rem]"
    >
      <div class="min-w-0 flex-1 max-sm:basis-full sm:order-2">
        <Show when={props.failure} fallback={<Summary labels={props.labels} errors={props.errors} />}>
          {(text) => (
            <p role="alert" class="text-bad-ink">
              <span class="font-medium">{orderFormText.notSaved}.</span> {text()}
            </p>
          )}
        </Show>
      </div>
      <div class="flex items-center gap-2 max-sm:ml-auto max-sm:flex-row-reverse">{props.children}</div>
    </div>
  )
}

function Summary(props: { labels: readonly string[]; errors: number }) {
  return (
    <p class="flex flex-wrap gap-x-3" role="status">
      <Show when={props.labels.length > 0}>
        <span class="min-w-0 truncate text-ink-muted">{orderFormText.unsaved(props.labels)}</span>
      </Show>
      <Show when={props.errors > 0}>
        <span class="font-medium text-bad-ink">{orderFormText.toCorrect(props.errors)}</span>
      </Show>
    </p>
  )
}
