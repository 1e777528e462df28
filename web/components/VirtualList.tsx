import { createVirtualizer } from '@tanstack/solid-virtual'
import { type Accessor, createEffect, createMemo, createSignal, For, type JSX, onMount, Show } from 'solid-js'
import { SkeletonRows } from './table/SkeletonRows.tsx'

interface VirtualListProps<Item> {
  label: string
  items: readonly Item[]
  /** In px; what is really there is measured. */
  estimatedHeight: number
  itemKey: (item: Item) => string | number
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
  children: (item: Accessor<Item>) => JSX.Element
}

/** A long list whose items differ in height. Only those in view exist; the next page is fetched before the end is reached. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const [scroller, setScroller] = createSignal<HTMLElement | null>(null)
  // Only once it stands in the document it has a window that tells of its size.
  const attach = (element: HTMLElement) => onMount(() => setScroller(element))
  const virtualizer = createVirtualizer({
    get count() {
      return props.items.length
    },
    getScrollElement: scroller,
    estimateSize: () => props.estimatedHeight,
    getItemKey: (index) => {
      const item = props.items[index]
      return item === undefined ? index : props.itemKey(item)
    },
    overscan: 8,
  })
  // By their keys, so that an item that moves keeps its element, and with it the focus.
  const placed = createMemo(() => new Map(virtualizer.getVirtualItems().map((place) => [place.key, place])))
  createEffect(() => {
    const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0
    const { hasNextPage, isFetchingNextPage, fetchNextPage } = props.query
    if (hasNextPage && !isFetchingNextPage && last >= props.items.length - 20) void fetchNextPage()
  })
  return (
    <div ref={attach} class="relative min-h-0 flex-1 overflow-auto overscroll-contain">
      <ul
        aria-label={props.label}
        class="relative w-full"
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
        <For each={[...placed().keys()]}>
          {(key) => (
            <Show when={placed().get(key)}>
              {(place) => (
                <li
                  ref={(element) => queueMicrotask(() => virtualizer.measureElement(element))}
                  data-index={place().index}
                  aria-setsize={props.query.hasNextPage ? -1 : props.items.length}
                  aria-posinset={place().index + 1}
                  class="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${place().start}px)` }}
                >
                  <Show when={props.items[place().index]}>{(item) => props.children(item)}</Show>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={props.query.isFetchingNextPage}>
        <SkeletonRows columns={4} rows={3} />
      </Show>
    </div>
  )
}
