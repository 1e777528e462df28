import { createMemo } from 'solid-js'
import type { Filter } from '../../components/FilterBar.tsx'
import type { ProjectFilters } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'
import { useUrlChoice, useUrlList, useUrlText } from '../../url-state.ts'
import { projectColumns } from './project-columns.tsx'
import {
  concernOptions,
  healthFilterOptions,
  originOptions,
  priorityOptions,
  statusOptions,
} from './project-options.tsx'

const { fields } = projectText

export const projectFilters = [
  { name: 'status', label: fields.status, options: statusOptions },
  { name: 'priority', label: fields.priority, options: priorityOptions },
  { name: 'health', label: fields.health, options: healthFilterOptions },
  { name: 'concern', label: fields.concern, options: concernOptions },
  { name: 'origin', label: fields.origin, options: originOptions },
] as const satisfies readonly Filter[]

const sorts = projectColumns.filter((column) => column.sortable).flatMap(({ id }) => [id, `-${id}`])

/** What the address asks the list for; words that the list does not know are passed over. */
export function useProjectView() {
  const [q] = useUrlText('q')
  const [order, setOrder] = useUrlChoice('sort', sorts, 'name')
  const lists = projectFilters.map(({ name, options }) => {
    const [chosen] = useUrlList(name)
    const known = () => options.map(({ value }) => value).filter((value) => chosen().includes(value))
    return [name, () => known().join(',')] as const
  })
  const filters = createMemo((): ProjectFilters => {
    const chosen = lists.map(([name, text]) => [name, text() || undefined] as const)
    return { sort: order(), q: q() || undefined, ...Object.fromEntries(chosen) }
  })
  return { filters, order, setOrder, isFiltered: () => Object.values(filters()).filter(Boolean).length > 1 }
}
