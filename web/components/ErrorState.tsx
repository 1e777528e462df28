import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import { Show } from 'solid-js'
import { words } from '../text/words.ts'
import { Button } from './Button.tsx'

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
  retrying?: boolean
  dense?: boolean
}

/** What happened, what to do, and the number under which the server's log knows it. */
export function ErrorState(props: ErrorStateProps) {
  const requestId = () => requestIdOf(props.error)
  return (
    <div
      role="alert"
      class="flex flex-col items-center justify-center gap-1 px-6 text-center"
      classList={{ 'py-16': !props.dense, 'py-6': props.dense }}
    >
      <div class="mb-2 flex size-10 items-center justify-center rounded-card bg-bad-soft text-bad-ink">
        <TriangleAlert size={18} />
      </div>
      <p class="text-lead font-medium">{words.couldNotLoad}</p>
      <p class="max-w-md text-data text-ink-muted">{messageOf(props.error)}</p>
      <Show when={requestId()}>
        {(id) => (
          <p class="mt-1 text-small text-ink-faint">
            {words.requestId} <code class="font-mono select-all">{id()}</code>
          </p>
        )}
      </Show>
      <Show when={props.onRetry}>
        <Button
          class="mt-3"
          busy={props.retrying}
          icon={<RotateCw size={14} />}
          onClick={() => props.onRetry?.()}
        >
          {words.tryAgain}
        </Button>
      </Show>
    </div>
  )
}

const requestIdOf = (error: unknown): string | undefined =>
  error instanceof Error && 'requestId' in error && typeof error.requestId === 'string'
    ? error.requestId
    : undefined

/** An ApiError's message is written for people; any other is ours to be ashamed of, not theirs to read. */
const messageOf = (error: unknown): string =>
  error instanceof Error && error.name === 'ApiError' ? error.message : words.unexpected
