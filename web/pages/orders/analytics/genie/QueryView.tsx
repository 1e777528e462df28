import { For, Show, Suspense } from 'solid-js'
import type { GenieQuery } from '#domain/ask/contract.ts'
import { CopyButton } from '../../../../components/CopyButton.tsx'
import { genieText } from '../../../../text/order-analytics.ts'
import { ResultView } from './ResultView.tsx'

interface QueryViewProps {
  questionId: string
  query: GenieQuery
  /** The answer is complete, so its rows can be asked for. */
  hasResult: boolean
}

/** The SQL that Genie wrote and ran, and what it found. It is shown, never run here. */
export function QueryView(props: QueryViewProps) {
  return (
    <article class="min-w-0 rounded-card border border-line bg-canvas">
      <header class="px-3 pt-2">
        <Show when={props.query.title}>
          <h3 class="font-semibold">{props.query.title}</h3>
        </Show>
        <Show when={props.query.description}>
          <p class="max-w-prose break-words whitespace-pre-line text-ink-muted">{props.query.description}</p>
        </Show>
      </header>
      <Show when={props.hasResult}>
        <Suspense>
          <ResultView
            questionId={props.questionId}
            attachment={props.query.attachmentId}
            title={props.query.title ?? genieText.result}
          />
        </Suspense>
      </Show>
      <details class="border-t border-line px-3 py-1.5">
        <summary class="rounded-small text-small font-medium text-ink-muted">{genieText.sql}</summary>
        <pre
          tabindex="0"
          aria-label={genieText.sql}
          class="mt-2 max-h-72 overflow-auto rounded-control border border-line bg-surface p-3 font-mono text-small"
        >
          {props.query.sql}
        </pre>
        <Show when={props.query.parameters.length > 0}>
          <dl class="mt-2 grid grid-cols-[auto_1fr] gap-x-3 text-small">
            <dt class="col-span-2 font-medium text-ink-muted">{genieText.parameters}</dt>
            <For each={props.query.parameters}>
              {(parameter) => (
                <>
                  <dt class="font-mono">{parameter.name}</dt>
                  <dd class="font-mono break-words">{parameter.value ?? '–'}</dd>
                </>
              )}
            </For>
          </dl>
        </Show>
        <div class="py-2">
          <CopyButton text={props.query.sql} label={genieText.copySql} />
        </div>
      </details>
    </article>
  )
}
