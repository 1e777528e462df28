import { type Accessor, createSignal } from 'solid-js'
import { useUrlList } from '../../url-state.ts'
import { between } from './range.ts'

export interface Selection {
  keys: Accessor<ReadonlySet<string>>
  has(key: string): boolean
  /** From the last toggled row to this one, both included, as Shift does everywhere. */
  toggle(key: string, range?: { order: readonly string[] }): void
  set(keys: readonly string[]): void
  clear(): void
}

const settleMs = 300

/** Chosen rows, kept in the address. It follows a little later, because browsers refuse too many changes in a row. */
export function useUrlSelection(name = 'selected'): Selection {
  const [stored, store] = useUrlList(name)
  const [keys, setKeys] = createSignal<ReadonlySet<string>>(new Set(stored()))
  let anchor: string | undefined
  let settling: ReturnType<typeof setTimeout> | undefined

  const set = (next: readonly string[]) => {
    setKeys(new Set(next))
    clearTimeout(settling)
    settling = setTimeout(() => store([...keys()], { replace: true }), settleMs)
  }
  return {
    keys,
    has: (key) => keys().has(key),
    toggle: (key, range) => {
      set(range ? [...keys(), ...between(range.order, anchor ?? key, key)] : without(keys(), key))
      anchor = key
    },
    set,
    clear: () => set([]),
  }
}

const without = (keys: ReadonlySet<string>, key: string): string[] =>
  keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key]
