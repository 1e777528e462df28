import FlaskConical from 'lucide-solid/icons/flask-conical'
import X from 'lucide-solid/icons/x'
import { createSignal, For, Show } from 'solid-js'
import { useSession } from '../session.tsx'
import { shellText } from '../text/shell.ts'
import { words } from '../text/words.ts'

const [hidden, setHidden] = createSignal(false)

/** Nobody should take demo data for their own: says which integrations are played by a stand-in and how to connect the real one. */
export function StandInBanner() {
  const me = useSession()
  const messages = () =>
    Object.entries(shellText.standIns).flatMap(([name, text]) => (me().standIns.includes(name) ? [text] : []))
  return (
    <Show when={!hidden() && messages().length > 0}>
      <div class="flex items-start gap-2 border-b border-line bg-info-soft py-1 pr-2 pl-4 text-small text-info-ink">
        <FlaskConical size={14} class="mt-1 shrink-0" />
        <div class="flex min-w-0 flex-1 flex-wrap gap-x-4 py-0.5">
          <For each={messages()}>{(message) => <p>{message}</p>}</For>
        </div>
        <button
          type="button"
          aria-label={words.close}
          class="flex size-6 shrink-0 items-center justify-center rounded-control hover:bg-hover"
          onClick={() => setHidden(true)}
        >
          <X size={14} />
        </button>
      </div>
    </Show>
  )
}
