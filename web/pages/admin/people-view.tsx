import { createMemo } from 'solid-js'
import { personSorts, personStates } from '#domain/identity/rules.ts'
import type { Filter } from '../../components/FilterBar.tsx'
import type { PersonFilters } from '../../queries/people.ts'
import { peopleText, stateText } from '../../text/admin.ts'
import { useUrlChoice, useUrlList, useUrlText } from '../../url-state.ts'
import { roleOptions, StateBadge } from './person-columns.tsx'

const { fields } = peopleText

const stateOptions = personStates.map((value) => ({
  value,
  label: stateText[value],
  view: () => <StateBadge state={value} />,
}))

export const peopleFilters = [
  { name: 'role', label: fields.role, options: roleOptions },
  { name: 'state', label: fields.state, options: stateOptions },
] as const satisfies readonly Filter[]

const sorts: readonly string[] = personSorts.flatMap((field) => [field, `-${field}`])

/** What the address asks the list for; words that the list does not know are passed over. */
export function usePeopleView() {
  const [q] = useUrlText('q')
  const [order, setOrder] = useUrlChoice('sort', sorts, 'name')
  const [roles] = useUrlList('role')
  const [states] = useUrlList('state')
  const filters = createMemo((): PersonFilters => ({
    sort: order(),
    q: q() || undefined,
    role: known(roleOptions, roles()),
    state: known(stateOptions, states()),
  }))
  return { filters, order, setOrder }
}

const known = (options: readonly { value: string }[], chosen: string[]): string | undefined =>
  options
    .map(({ value }) => value)
    .filter((value) => chosen.includes(value))
    .join(',') || undefined
