import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useFilterNames, useFilterSearch } from '../../../queries/order-filters.ts'
import { filterText } from '../../../text/orders.ts'
import { words } from '../../../text/words.ts'
import type { Choice } from './cell-text.ts'
import type { FilterGroup } from './filter-fields.ts'

/** Customers or products: those chosen come first, others are found by typing. */
export function FoundChoices(props: { group: FilterGroup }) {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const [text, setText] = createSignal('')
  const kind = () => (props.group.kind === 'product' ? 'product' : 'customer')
  const chosen = () => (params[kind()] ?? '').split(',').filter(Boolean)
  const named = useFilterNames(kind, chosen)
  const found = useFilterSearch(kind, text)
  const rest = createMemo(() => found().filter(({ value }) => !chosen().includes(value)))
  const toggle = (value: string) => {
    const next = chosen().includes(value)
      ? chosen().filter((other) => other !== value)
      : [...chosen(), value].slice(-50)
    setParams({ [kind()]: next.join(',') || undefined })
  }
  const Entry = (entry: { choice: Choice; checked: boolean }) => (
    <label class="flex min-h-7 items-center gap-2 rounded-control px-2 hover:bg-hover pointer-coarse:min-h-10">
      <input
        type="checkbox"
        class="size-3.5 shrink-0 accent-accent"
        checked={entry.checked}
        onChange={() => toggle(entry.choice.value)}
      />
      <span class="truncate">{entry.choice.label}</span>
    </label>
  )
  return (
    <div class="flex w-64 flex-col gap-1 p-1">
      <input
        type="search"
        class="control-height control-text w-full rounded-control border border-control bg-surface px-2"
        aria-label={filterText.find(props.group.label)}
        placeholder={filterText.find(props.group.label)}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="max-h-64 overflow-auto">
        <For each={named()}>{(choice) => <Entry choice={choice} checked />}</For>
        <Show when={named().length > 0 && rest().length > 0}>
          <div class="my-1 h-px bg-line" />
        </Show>
        <For each={rest()}>{(choice) => <Entry choice={choice} checked={false} />}</For>
        <Show when={named().length + rest().length === 0}>
          <p class="px-2 py-1 text-ink-muted">{words.nothingFits}</p>
        </Show>
      </div>
    </div>
  )
}
