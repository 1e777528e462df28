import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'

interface RowWindowOptions {
  count: Accessor<number>
  rowHeight: Accessor<number>
  /** Stays rendered wherever it is: the row that Tab reaches. */
  pinned: Accessor<number>
  /** True while the focus is in one of the rows. */
  isFocused: Accessor<boolean>
}

const overscan = 8

/** Which of many equally high rows are worth rendering. The numbers are stable, so scrolling makes and removes only single rows. */
export function createRowWindow(options: RowWindowOptions) {
  const [scrollTop, setScrollTop] = createSignal(0)
  const [height, setHeight] = createSignal(800)
  const range = createMemo(
    () =>
      visibleRange({
        scrollTop: scrollTop(),
        height: height(),
        rowHeight: options.rowHeight(),
        count: options.count(),
      }),
    undefined,
    { equals: (a, b) => a.first === b.first && a.last === b.last },
  )
  const indexes = createMemo((before: number[]) => {
    const { first, last } = range()
    const visible = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset)
    const pinned = options.pinned()
    const isOutside = pinned >= 0 && pinned < options.count() && (pinned < first || pinned >= last)
    const wanted = isOutside ? [...visible, pinned].toSorted((a, b) => a - b) : visible
    return options.isFocused() ? inOrderOf(before, wanted) : wanted
  }, [])
  const observe = (scroller: HTMLElement) => {
    const read = () => setScrollTop(scroller.scrollTop)
    const resized = new ResizeObserver(() => setHeight(scroller.clientHeight))
    scroller.addEventListener('scroll', read, { passive: true })
    resized.observe(scroller)
    onCleanup(() => resized.disconnect())
  }
  return { indexes, last: () => range().last, observe }
}

interface View {
  scrollTop: number
  height: number
  rowHeight: number
  count: number
}

/** From `first` up to, not including, `last`; a few rows more than can be seen. */
export function visibleRange({ scrollTop, height, rowHeight, count }: View): { first: number; last: number } {
  const top = Math.floor(scrollTop / rowHeight)
  const bottom = Math.ceil((scrollTop + height) / rowHeight)
  return { first: Math.min(Math.max(0, top - overscan), count), last: Math.min(count, bottom + overscan) }
}

/**
 * The wanted rows, those that are there already first and in their present order. An element that is moved loses the focus, so while
 * the focus is in a row, rows are only removed and appended.
 */
export function inOrderOf(before: readonly number[], wanted: readonly number[]): number[] {
  const remaining = new Set(wanted)
  const kept = before.filter((index) => remaining.delete(index))
  return [...kept, ...remaining]
}
