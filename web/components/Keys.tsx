import { For } from 'solid-js'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const names: Record<string, string> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Enter: '↵',
  Up: '↑',
  Down: '↓',
}

/** Keys as they are printed on a keyboard: `Mod+K`, or `g p` for one after the other. */
export function Keys(props: { text: string; inverse?: boolean }) {
  return (
    <span class="inline-flex items-center gap-0.5 pointer-coarse:hidden">
      <For each={props.text.split(/[+ ]/)}>
        {(key) => (
          <kbd
            class="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-small border px-1 font-sans text-micro"
            classList={{
              'border-line-strong text-ink-faint': !props.inverse,
              'border-current opacity-75': props.inverse ?? false,
            }}
          >
            {names[key] ?? key}
          </kbd>
        )}
      </For>
    </span>
  )
}
