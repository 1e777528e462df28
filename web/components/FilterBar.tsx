import { useSearchParams } from '@solidjs/router'
import { For, type JSX, Show, untrack } from 'solid-js'
import { words } from '../text/words.ts'
import { useUrlList, useUrlText } from '../url-state.ts'
import { Button } from './Button.tsx'
import { FilterChip } from './FilterChip.tsx'
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
  /** Chips of another kind, after those of the filters, and the parameters that they set. */
  chips?: JSX.Element
  names?: readonly string[]
  actions?: JSX.Element
}

/** Filters live in the address: they can be shared, bookmarked, and taken back with the back button. */
export function FilterBar(props: FilterBarProps) {
  const [q, setQ] = useUrlText('q')
  const [params, setParams] = useSearchParams()
  const names = () => ['q', ...props.filters.map((filter) => filter.name), ...(props.names ?? [])]
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
        {props.chips}
        <Show when={isFiltered()}>
          <Button variant="ghost" size="dense" onClick={clear}>
            {words.clearFilters}
          </Button>
        </Show>
      </div>
      <Show when={props.actions}>
        {(actions) => <div class="ml-auto flex items-center gap-2">{actions()}</div>}
      </Show>
    </div>
  )
}

/** The chip of a filter whose choice is in the address. */
function BoundChip(props: { filter: Filter }) {
  const [chosen, choose] = useUrlList(untrack(() => props.filter.name))
  return <MenuChip filter={props.filter} chosen={chosen()} onChoose={choose} />
}

interface MenuChipProps {
  filter: Filter
  chosen: string[]
  onChoose: (values: string[]) => void
}

/** A filter over a closed list as a chip with a menu of its values. */
export function MenuChip(props: MenuChipProps) {
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
    <FilterChip
      label={props.filter.label}
      text={chosenText(props.filter, props.chosen)}
      isOn={props.chosen.length > 0}
      onClear={() => props.onChoose([])}
    >
      {(button) => <Menu entries={entries()} trigger={button} />}
    </FilterChip>
  )
}

function chosenText(filter: Filter, chosen: string[]): string {
  const labels = filter.options
    .filter((option) => chosen.includes(option.value))
    .map((option) => option.label)
  return labels.length > 2 ? `${labels.length} chosen` : labels.join(', ')
}
