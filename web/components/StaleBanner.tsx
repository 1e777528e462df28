import CloudOff from 'lucide-solid/icons/cloud-off'
import { Show } from 'solid-js'
import { stale } from '../queries/client.ts'
import { shellText } from '../text/shell.ts'

/** Tells that what is on the screen was loaded before the server or its database went away. Goes by itself. */
export function StaleBanner() {
  return (
    <div role="status">
      <Show when={stale()}>
        <p class="flex items-center gap-2 border-b border-line bg-warn-soft px-4 py-1.5 text-warn-ink">
          <CloudOff size={14} class="shrink-0" />
          {shellText.stale}
        </p>
      </Show>
    </div>
  )
}
