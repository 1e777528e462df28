import { For, type JSX, untrack } from 'solid-js'
import { useUrlText } from '../url-state.ts'

interface TabsProps<V extends string> {
  /** The parameter of the address that holds the choice. */
  name?: string
  label: string
  tabs: readonly { value: V; label: string; count?: number }[]
  children: (tab: V) => JSX.Element
}

/** The chosen tab is in the address; the first one is the default. Arrow keys move, as in every tab list. */
export function Tabs<V extends string>(props: TabsProps<V>) {
  const [stored, store] = useUrlText(untrack(() => props.name ?? 'tab'))
  const chosen = () =>
    Math.max(
      0,
      props.tabs.findIndex((tab) => tab.value === stored()),
    )
  const buttons: HTMLButtonElement[] = []
  const choose = (place: number) => store(place === 0 ? '' : (props.tabs[place]?.value ?? ''))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = (chosen() + step + props.tabs.length) % props.tabs.length
    choose(next)
    buttons[next]?.focus()
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
          {(tab, place) => (
            <button
              ref={(element) => (buttons[place()] = element)}
              type="button"
              role="tab"
              id={`tab-${tab.value}`}
              aria-selected={chosen() === place()}
              aria-controls={chosen() === place() ? `panel-${tab.value}` : undefined}
              tabindex={chosen() === place() ? 0 : -1}
              class="-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-0.5 whitespace-nowrap text-ink-muted hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink pointer-coarse:h-11"
              onClick={() => choose(place())}
            >
              {tab.label}
              {tab.count !== undefined && <span class="figures text-small text-ink-faint">{tab.count}</span>}
            </button>
          )}
        </For>
      </div>
      <For each={props.tabs.slice(chosen(), chosen() + 1)}>
        {(tab) => (
          <div
            role="tabpanel"
            id={`panel-${tab.value}`}
            aria-labelledby={`tab-${tab.value}`}
            class="min-h-0 flex-1"
          >
            {props.children(tab.value)}
          </div>
        )}
      </For>
    </>
  )
}
