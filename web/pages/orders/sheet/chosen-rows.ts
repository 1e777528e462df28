import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import { useUrlText } from '../../../url-state.ts'

/** What a bulk change is for: these orders, or every order of the filter. */
export type Chosen = { ids: string[] } | 'filter'

/** More ids than this make an address that mail programs break; they are kept in memory only. */
const mostInAddress = 40
const settleMs = 300

/** Rows chosen by their check boxes, apart from the range of cells. */
export function createChosenRows(search: Accessor<string>) {
  const [stored, store] = useUrlText('selected')
  const first = stored()
  const [isAll, setAll] = createSignal(first === 'all')
  const [ids, setIds] = createSignal<ReadonlySet<string>>(
    new Set(first === 'all' ? [] : first.split(',').filter(Boolean)),
  )
  const [version, setVersion] = createSignal(0)
  let anchor: number | undefined
  let settling: ReturnType<typeof setTimeout> | undefined

  const keep = () => {
    setVersion((before) => before + 1)
    clearTimeout(settling)
    settling = setTimeout(() => {
      const text = isAll() ? 'all' : ids().size > mostInAddress ? '' : [...ids()].join(',')
      store(text, { replace: true })
    }, settleMs)
  }
  const set = (next: Iterable<string>) => {
    setAll(false)
    setIds(new Set(next))
    keep()
  }
  // "All of this filter" means another set once the filter is another one.
  createEffect(on(search, () => isAll() && set([]), { defer: true }))

  return {
    isAll,
    /** Grows with every change. */
    version,
    size: () => ids().size,
    isEmpty: () => !isAll() && ids().size === 0,
    has: (id: string) => isAll() || ids().has(id),
    chosen: (): Chosen => (isAll() ? 'filter' : { ids: [...ids()] }),
    /** The row where the last choice was made, from which Shift spans. */
    anchor: () => anchor,
    toggle(id: string, index: number): void {
      anchor = index
      if (isAll()) return set([])
      const next = new Set(ids())
      if (!next.delete(id)) next.add(id)
      set(next)
    },
    add(more: readonly string[], index: number): void {
      anchor = index
      set([...ids(), ...more])
    },
    set,
    all(): void {
      setAll(true)
      setIds(new Set<string>())
      keep()
    },
    clear: () => set([]),
  }
}
