import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { FilterBar } from '../../../components/FilterBar.tsx'
import { FilterChip } from '../../../components/FilterChip.tsx'
import { Popover } from '../../../components/Popover.tsx'
import { type Findable, useFilterNames } from '../../../queries/order-filters.ts'
import { filterText, sheetText } from '../../../text/orders.ts'
import type { Choice } from './cell-text.ts'
import { alwaysInBar, assigneeChoices, chosenText, type FilterGroup, filterGroups } from './filter-fields.ts'
import { FilterFields } from './FilterFields.tsx'
import { filterNames } from './sheet-query.ts'

/** What the list is narrowed by: the usual filters, and any other that is set. */
export function SheetFilters(props: { people: readonly Choice[] }) {
  const [params] = useSearchParams<Record<string, string>>()
  const shown = () =>
    filterGroups.filter(({ id, names }) => alwaysInBar.includes(id) || names.some((name) => params[name]))
  return (
    <FilterBar
      search={sheetText.search}
      filters={[]}
      names={filterNames}
      chips={<For each={shown()}>{(group) => <GroupChip group={group} people={props.people} />}</For>}
    />
  )
}

/** The choices of a group; those of people come from the workspace. */
export const choicesOf = (group: FilterGroup, people: readonly Choice[]): readonly Choice[] =>
  group.id === 'assignee' ? assigneeChoices(people) : (group.choices ?? [])

function GroupChip(props: { group: FilterGroup; people: readonly Choice[] }) {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const choices = () => choicesOf(props.group, props.people)
  const isOn = () => props.group.names.some((name) => params[name])
  const text = () => chosenText(props.group, (name) => params[name] ?? '', choices())
  const isFound = () => props.group.kind === 'customer' || props.group.kind === 'product'
  const clear = () => setParams(Object.fromEntries(props.group.names.map((name) => [name, undefined])))
  return (
    <FilterChip
      label={props.group.label}
      isOn={isOn()}
      onClear={clear}
      text={
        <Show when={isFound()} fallback={text()}>
          <FoundText kind={props.group.kind === 'product' ? 'product' : 'customer'} />
        </Show>
      }
    >
      {(button) => (
        <Popover label={props.group.label} trigger={button}>
          <div class="min-w-52">
            <FilterFields group={props.group} choices={choices()} />
          </div>
        </Popover>
      )}
    </FilterChip>
  )
}

function FoundText(props: { kind: Findable }) {
  const [params] = useSearchParams<Record<string, string>>()
  const ids = () => (params[props.kind] ?? '').split(',').filter(Boolean)
  const named = useFilterNames(() => props.kind, ids)
  return <>{ids().length > 1 ? filterText.chosen(ids().length) : named()[0]?.label.split(' · ')[0]}</>
}
