import Plus from 'lucide-solid/icons/plus'
import { createEffect, createSignal, For, type JSX, onCleanup, Show, untrack } from 'solid-js'
import { words } from '../../text/words.ts'
import { listItemStyle } from '../pop-style.ts'
import type { LookupItem, LookupProps, LookupState } from './lookup-state.ts'

interface LookupListProps<Item extends LookupItem> extends LookupProps<Item> {
  lookup: LookupState
}

/** What fits, and a way to make what is missing. */
export function LookupList<Item extends LookupItem>(props: LookupListProps<Item>) {
  const list = createList(props)
  return (
    <div
      id={`${props.lookup.id}-list`}
      role="listbox"
      aria-label={props.label}
      aria-busy={!list.isSettled()}
      class="max-h-72 overflow-auto"
    >
      <For each={list.items()}>
        {(item, place) => (
          <Entry lookup={props.lookup} place={place()} onPress={() => list.choose(item)}>
            <span class="min-w-0 flex-1">
              <span class="block truncate">{item.label}</span>
              <Show when={item.note}>
                <span class="block truncate text-small text-ink-faint">{item.note}</span>
              </Show>
            </span>
            <span class="figures shrink-0 text-ink-muted">{item.figure}</span>
          </Entry>
        )}
      </For>
      <Show when={list.items().length === 0}>
        <div role="option" aria-disabled="true" aria-selected="false" class="px-2 py-1 text-ink-muted">
          {list.message()}
        </div>
      </Show>
      <Show when={props.create}>
        {(making) => (
          <Entry lookup={props.lookup} place={list.items().length} onPress={list.create}>
            <Plus size={14} class="shrink-0 text-ink-faint" />
            <span class="truncate">{making().label(props.lookup.text())}</span>
          </Entry>
        )}
      </Show>
    </div>
  )
}

function createList<Item extends LookupItem>(props: LookupListProps<Item>) {
  const found = untrack(() => props.find(props.lookup.asked))
  const [entered, setEntered] = createSignal(false)
  const isSettled = () => found.text() === props.lookup.text() || found.isError()
  const choose = (item: Item) => {
    props.lookup.close()
    props.onChoose(item)
  }
  const create = () => {
    const text = props.lookup.text()
    props.lookup.close()
    props.create?.run(text)
  }
  // Someone who types a number and presses Enter at once means what will be found.
  createEffect(() => {
    if (!entered() || !isSettled()) return
    setEntered(false)
    const item = found.items()[props.lookup.active()]
    if (item) choose(item)
    else if (props.create && props.lookup.active() === found.items().length) create()
  })
  untrack(() =>
    props.lookup.setList({
      count: () => found.items().length + (props.create ? 1 : 0),
      enter: () => setEntered(true),
    }),
  )
  onCleanup(() => props.lookup.setList(undefined))
  const message = () => {
    if (found.isError()) return words.couldNotLoad
    return isSettled() ? words.nothingFits : words.loading
  }
  return { items: found.items, isSettled, message, choose, create }
}

interface EntryProps {
  lookup: LookupState
  place: number
  onPress: () => void
  children: JSX.Element
}

function Entry(props: EntryProps) {
  const isActive = () => props.lookup.active() === props.place
  return (
    <div
      id={`${props.lookup.id}-${props.place}`}
      role="option"
      aria-selected={isActive()}
      data-highlighted={isActive() ? '' : undefined}
      class={listItemStyle}
      onPointerMove={() => props.lookup.setActive(props.place)}
      onClick={() => props.onPress()}
    >
      {props.children}
    </div>
  )
}
