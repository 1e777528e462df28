import { useSearchParams } from '@solidjs/router'
import ListFilter from 'lucide-solid/icons/list-filter'
import X from 'lucide-solid/icons/x'
import { For, type JSX, Show, untrack } from 'solid-js'
import { words } from '../text/words.ts'
import { useUrlList, useUrlText } from '../url-state.ts'
import { Button } from './Button.tsx'
import { Menu } from './Menu.tsx'
import { SearchInput } from './SearchInput.tsx'
import type { Option } from './Select.tsx'

/** A filter over a closed list; `name` is its parameter in the address and in the API. */
export interface Filter {
  name: string
  label: string
  options: readonly Option[]
}

interface FilterBarProps {
  /** What can be searched, as the field's placeholder; the text is the parameter `q`. Without it there is no search. */
  search?: string
  filters: readonly Filter[]
  actions?: JSX.Element
}

/** Filters live in the address: they can be shared, bookmarked, and taken back with the back button. */
export function FilterBar(props: FilterBarProps) {
  const [q, setQ] = useUrlText('q')
  const [params, setParams] = useSearchParams()
  const names = () => ['q', ...props.filters.map((filter) => filter.name)]
  const isFiltered = () => names().some((name) => params[name])
  const clear = () => setParams(Object.fromEntries(names().map((name) => [name, undefined])))
  return (
    <div role="search" class="flex flex-wrap items-center gap-2">
      <Show when={props.search}>
        {(label) => (
          <SearchInput label={label()} value={q()} onSearch={(text) => setQ(text, { replace: true })} />
        )}
      </Show>
      <div class="flex min-w-0 items-center gap-2 overflow-x-auto max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:px-4 max-sm:py-0.5">
        <For each={props.filters}>{(filter) => <BoundChip filter={filter} />}</For>
        <Show when={isFiltered()}>
          <Button variant="ghost" size="dense" onClick={clear}>
            {words.clearFilters}
          </Button>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="ml-auto flex items-center gap-2">{props.actions}</div>
      </Show>
    </div>
  )
}

/** The chip of a filter whose choice is in the address. */
function BoundChip(props: { filter: Filter }) {
  const [chosen, choose] = useUrlList(untrack(() => props.filter.name))
  return <FilterChip filter={props.filter} chosen={chosen()} onChoose={choose} />
}

interface FilterChipProps {
  filter: Filter
  chosen: string[]
  onChoose: (values: string[]) => void
}

export function FilterChip(props: FilterChipProps) {
  const isOn = () => props.chosen.length > 0
  const toggle = (value: string) =>
    props.onChoose(
      props.chosen.includes(value)
        ? props.chosen.filter((other) => other !== value)
        : [...props.chosen, value],
    )
  const entries = () =>
    props.filter.options.map((option) => ({
      ...option,
      checked: props.chosen.includes(option.value),
      onSelect: () => toggle(option.value),
    }))
  return (
    <span
      class="inline-flex shrink-0 items-center rounded-control border transition-colors"
      classList={{ 'border-line-strong border-dashed': !isOn(), 'border-line-strong bg-raised': isOn() }}
    >
      <Menu
        entries={entries()}
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            class="flex control-height-dense items-center gap-1.5 rounded-control px-2 text-small text-ink-muted hover:bg-hover hover:text-ink data-expanded:bg-hover"
          >
            <Show when={!isOn()}>
              <ListFilter size={12} />
            </Show>
            {props.filter.label}
            <Show when={isOn()}>
              <span class="max-w-40 truncate font-medium text-accent-ink">
                {chosenText(props.filter, props.chosen)}
              </span>
            </Show>
          </button>
        )}
      />
      <Show when={isOn()}>
        <button
          type="button"
          aria-label={`${words.clear}: ${props.filter.label}`}
          class="flex control-height-dense w-7 items-center justify-center rounded-control border-l border-line text-ink-faint hover:bg-hover hover:text-ink"
          onClick={() => props.onChoose([])}
        >
          <X size={12} />
        </button>
      </Show>
    </span>
  )
}

function chosenText(filter: Filter, chosen: string[]): string {
  const labels = filter.options
    .filter((option) => chosen.includes(option.value))
    .map((option) => option.label)
  return labels.length > 2 ? `${labels.length} chosen` : labels.join(', ')
}
