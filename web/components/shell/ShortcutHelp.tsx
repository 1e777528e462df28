import { For } from 'solid-js'
import { setSingleKeys, singleKeys } from '../../preferences.ts'
import { keyHelp, shortcuts } from '../../shortcuts.ts'
import { shellText } from '../../text/shell.ts'
import { gridKeyText } from '../../text/grid-keys.ts'
import { Dialog } from '../Dialog.tsx'
import { Keys } from '../Keys.tsx'

export function ShortcutHelp(props: { onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={shellText.shortcuts} description={shellText.shortcutsHint}>
      <div class="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <KeyList title={shellText.anywhere} keys={shortcuts()} />
        <For each={keyHelp()} fallback={<KeyList title={shellText.inTables} keys={gridKeyText} />}>
          {(help) => <KeyList title={help.title} keys={help.keys} />}
        </For>
      </div>
      <label class="mt-5 flex items-start gap-2.5 border-t border-line pt-4">
        <input
          type="checkbox"
          class="mt-0.5 accent-accent"
          checked={singleKeys() === 'on'}
          onChange={(event) => setSingleKeys(event.currentTarget.checked ? 'on' : 'off')}
        />
        <span>
          <span class="block font-medium">{shellText.singleKeys}</span>
          <span class="text-small text-ink-muted">{shellText.singleKeysHint}</span>
        </span>
      </label>
    </Dialog>
  )
}

function KeyList(props: { title: string; keys: readonly { keys: string; label: string }[] }) {
  return (
    <section>
      <h3 class="pb-1 text-small font-medium text-ink-faint">{props.title}</h3>
      <ul>
        <For each={props.keys}>
          {(entry) => (
            <li class="flex min-h-7 items-center justify-between gap-3">
              <span class="min-w-0 py-1">{entry.label}</span>
              <Keys text={entry.keys} />
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
