import { type Accessor, createSignal } from 'solid-js'

/** What one person chose in one browser. Lost storage only means the defaults. */
function stored<const V extends readonly string[]>(
  name: string,
  values: V,
  fallback: V[number],
): [Accessor<V[number]>, (value: V[number]) => void] {
  const key = `quarterdeck.${name}`
  const [value, setValue] = createSignal<V[number]>(read(key, values) ?? fallback)
  return [
    value,
    (next) => {
      setValue(() => next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // Storage is full or forbidden: the choice holds until the page is closed.
      }
    },
  ]
}

function read<const V extends readonly string[]>(key: string, values: V): V[number] | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return values.find((value) => value === found)
  } catch {
    return undefined
  }
}

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const [theme, storeTheme] = stored('theme', themes, 'system')
export { theme }

export function setTheme(next: Theme): void {
  storeTheme(next)
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
}

export const isDark = () =>
  theme() === 'dark' || (theme() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)

export const [sidebar, setSidebar] = stored('sidebar', ['open', 'collapsed'], 'open')

/** Keys that act without a modifier can be turned off: they get in the way of speech input. */
export const [singleKeys, setSingleKeys] = stored('single-keys', ['on', 'off'], 'on')
