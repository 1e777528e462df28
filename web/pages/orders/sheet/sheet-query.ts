import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo } from 'solid-js'
import { channels, orderStatuses } from '#domain/orders/rules.ts'
import type { OrderListQuery } from '../../../queries/orders.ts'
import { sheetColumns } from './sheet-columns.ts'

/** Filters over closed lists: words that the list does not know are passed over. */
const closed: Record<string, readonly string[]> = { status: orderStatuses, channel: channels }

/** Every other filter, as it stands in the address. */
export const openFilters = [
  'q',
  'customer',
  'product',
  'assignee',
  'country',
  'currency',
  'city',
  'note',
  'orderedFrom',
  'orderedTo',
  'requiredFrom',
  'requiredTo',
  'totalMin',
  'totalMax',
  'itemsMin',
  'itemsMax',
  'hour',
  'overdue',
] as const

export const filterNames = [...Object.keys(closed), ...openFilters, 'visit'] as const

const sorts = sheetColumns.flatMap(({ sort }) => (sort ? [sort, `-${sort}`] : []))
export const defaultSort = '-orderedAt'

export interface SheetQuery {
  query: Accessor<OrderListQuery>
  /** The name that is sorted by, with a minus when descending. */
  order: Accessor<string>
  setSort(sort: string): void
  isFiltered: Accessor<boolean>
  has(name: string): boolean
  /** The address's query as far as it is about the list: what a saved view and the form of an order remember. */
  search: Accessor<string>
}

/** What the address asks the list for. */
export function useSheetQuery(): SheetQuery {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const order = () => sorts.find((known) => known === params['sort']) ?? defaultSort
  const filters = createMemo((): Record<string, string> => {
    const lists = Object.entries(closed).map(([name, known]) => [name, knownOf(params[name], known)] as const)
    const rest = openFilters.map((name) => [name, params[name] ?? ''] as const)
    return Object.fromEntries([...lists, ...rest].filter(([, text]) => text !== ''))
  })
  const visit = () => (['new', 'returning'] as const).find((known) => known === params['visit'])
  const query = createMemo(
    (): OrderListQuery => ({ ...filters(), visit: visit(), sort: order() }),
    undefined,
    {
      equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    },
  )
  return {
    query,
    order,
    setSort: (next) => setParams({ sort: next === defaultSort ? undefined : next }),
    isFiltered: () => Object.keys(filters()).length > 0 || visit() !== undefined,
    has: (name) => Boolean(params[name]),
    search: () => {
      const { sort: by, ...rest } = query()
      const known = { ...rest, ...(by !== defaultSort && { sort: by }) }
      return new URLSearchParams(
        Object.entries(known).flatMap(([name, text]) => (text ? [[name, String(text)]] : [])),
      ).toString()
    },
  }
}

const knownOf = (text: string | undefined, known: readonly string[]): string =>
  known.filter((value) => text?.split(',').includes(value)).join(',')
