import Search from 'lucide-solid/icons/search'
import { createEffect, createSignal, on, onCleanup, untrack } from 'solid-js'
import { useShortcut } from '../shortcuts.ts'
import { words } from '../text/words.ts'
import { Keys } from './Keys.tsx'

interface SearchInputProps {
  label: string
  value: string
  /** Called when typing pauses. */
  onSearch: (text: string) => void
}

const pauseMs = 250

export function SearchInput(props: SearchInputProps) {
  const [text, setText] = createSignal(untrack(() => props.value))
  const [input, setInput] = createSignal<HTMLInputElement>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  // The address can change by itself, with the back button for example; what is being typed counts more.
  createEffect(
    on(
      () => props.value,
      (value) => waiting === undefined && setText(value),
      { defer: true },
    ),
  )
  useShortcut({ keys: '/', label: words.search, run: () => input()?.focus() })
  onCleanup(() => clearTimeout(waiting))

  const search = (delayMs: number) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      waiting = undefined
      props.onSearch(text().trim())
    }, delayMs)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') search(0)
    if (event.key !== 'Escape' || text() === '') return
    setText('')
    search(0)
  }
  return (
    <label class="group/search relative flex w-full items-center sm:w-64">
      <span class="sr-only">{props.label}</span>
      <Search size={14} class="pointer-events-none absolute left-2.5 text-ink-faint" />
      <input
        ref={setInput}
        type="search"
        class="control-height control-text w-full rounded-control border border-control bg-surface pr-8 pl-8 hover:border-ink-faint focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
        placeholder={props.label}
        value={text()}
        onInput={(event) => {
          setText(event.currentTarget.value)
          search(pauseMs)
        }}
        onKeyDown={onKeyDown}
      />
      <span
        class="pointer-events-none absolute right-2 hidden group-focus-within/search:hidden sm:block"
        aria-hidden="true"
      >
        <Keys text="/" />
      </span>
    </label>
  )
}
