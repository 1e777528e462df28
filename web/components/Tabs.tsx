import { For, type JSX } from 'solid-js'
import { useUrlChoice } from '../url-state.ts'

interface TabsProps<V extends string> {
  /** The parameter of the address that holds the choice. */
  name?: string
  label: string
  tabs: readonly { value: V; label: string; count?: number }[]
  children: (tab: V) => JSX.Element
}

/** The chosen tab is in the address; the first one is the default. Arrow keys move, as in every tab list. */
export function Tabs<V extends string>(props: TabsProps<V>) {
  const values = props.tabs.map((tab) => tab.value)
  const [first] = values
  if (first === undefined) return null
  const [chosen, choose] = useUrlChoice(props.name ?? 'tab', values, first)
  const buttons = new Map<V, HTMLButtonElement>()
  const move = (step: number) => {
    const next = values[(values.indexOf(chosen()) + step + values.length) % values.length]
    if (next === undefined) return
    choose(next)
    buttons.get(next)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step !== undefined) move(step)
  }
  return (
    <>
      <div
        role="tablist"
        aria-label={props.label}
        class="flex gap-4 overflow-x-auto border-b border-line"
        onKeyDown={onKeyDown}
      >
        <For each={props.tabs}>
          {(tab) => (
            <button
              ref={(element) => buttons.set(tab.value, element)}
              type="button"
              role="tab"
              id={`tab-${tab.value}`}
              aria-selected={chosen() === tab.value}
              aria-controls={`panel-${tab.value}`}
              tabindex={chosen() === tab.value ? 0 : -1}
              class="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-0.5 text-ink-muted hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink"
              onClick={() => choose(tab.value)}
            >
              {tab.label}
              {tab.count !== undefined && <span class="figures text-small text-ink-faint">{tab.count}</span>}
            </button>
          )}
        </For>
      </div>
      <div
        role="tabpanel"
        id={`panel-${chosen()}`}
        aria-labelledby={`tab-${chosen()}`}
        class="min-h-0 flex-1"
      >
        {props.children(chosen())}
      </div>
    </>
  )
}
