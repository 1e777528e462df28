import { useSearchParams } from '@solidjs/router'
import type { Accessor } from 'solid-js'

/** `replace` leaves no history entry: for what changes with every key stroke. */
export type SetUrl<T> = (value: T, options?: { replace?: boolean }) => void

/** One parameter of the address as text; the fallback is not written into the address. */
export function useUrlText(name: string, fallback = ''): [Accessor<string>, SetUrl<string>] {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  return [
    () => params[name] ?? fallback,
    (value, options) => setParams({ [name]: value === fallback ? undefined : value }, options),
  ]
}

/** One parameter of the address out of a closed list; anything else counts as the fallback. */
export function useUrlChoice<const V extends string>(
  name: string,
  values: readonly V[],
  fallback: V,
): [Accessor<V>, SetUrl<V>] {
  const [text, setText] = useUrlText(name, fallback)
  return [() => values.find((value) => value === text()) ?? fallback, setText]
}

/** One parameter of the address as a comma-separated list. */
export function useUrlList(name: string): [Accessor<string[]>, SetUrl<string[]>] {
  const [text, setText] = useUrlText(name)
  return [() => text().split(',').filter(Boolean), (values, options) => setText(values.join(','), options)]
}
