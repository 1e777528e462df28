import { formatDay } from '../../../format.ts'
import { channelText, filterText, orderStatusText, orderWords } from '../../../text/orders.ts'
import type { Choice } from './cell-text.ts'

export type FilterKind = 'choices' | 'days' | 'amounts' | 'counts' | 'text' | 'customer' | 'product'

/** What can be asked about one thing; `names` are parameters of the address and of the API. */
export interface FilterGroup {
  id: string
  label: string
  kind: FilterKind
  names: readonly string[]
  choices?: readonly Choice[]
}

const choicesOf = (labels: Record<string, string>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const currencies = ['EUR', 'USD', 'GBP', 'CHF'].map((value) => ({ value, label: value }))

/** Every filter, in the order of the bar. */
export const filterGroups: readonly FilterGroup[] = [
  {
    id: 'status',
    label: filterText.status,
    kind: 'choices',
    names: ['status'],
    choices: choicesOf(orderStatusText),
  },
  { id: 'ordered', label: filterText.ordered, kind: 'days', names: ['orderedFrom', 'orderedTo'] },
  { id: 'required', label: filterText.required, kind: 'days', names: ['requiredFrom', 'requiredTo'] },
  { id: 'customer', label: filterText.customer, kind: 'customer', names: ['customer'] },
  { id: 'product', label: filterText.product, kind: 'product', names: ['product'] },
  { id: 'total', label: filterText.total, kind: 'amounts', names: ['totalMin', 'totalMax'] },
  { id: 'assignee', label: filterText.assignee, kind: 'choices', names: ['assignee'] },
  {
    id: 'overdue',
    label: filterText.due,
    kind: 'choices',
    names: ['overdue'],
    choices: [{ value: 'true', label: filterText.overdue }],
  },
  {
    id: 'channel',
    label: filterText.channel,
    kind: 'choices',
    names: ['channel'],
    choices: choicesOf(channelText),
  },
  { id: 'currency', label: filterText.currency, kind: 'choices', names: ['currency'], choices: currencies },
  { id: 'items', label: filterText.items, kind: 'counts', names: ['itemsMin', 'itemsMax'] },
  { id: 'city', label: filterText.city, kind: 'text', names: ['city'] },
  { id: 'country', label: filterText.country, kind: 'text', names: ['country'] },
  { id: 'note', label: filterText.note, kind: 'text', names: ['note'] },
  {
    id: 'visit',
    label: filterText.visit,
    kind: 'choices',
    names: ['visit'],
    choices: choicesOf(filterText.visits),
  },
  { id: 'hour', label: filterText.hourLabel, kind: 'text', names: ['hour'] },
]

/** Those in the bar even while nothing is chosen; the others stand there once they are set, from the menu of their column. */
export const alwaysInBar = ['status', 'ordered', 'required', 'customer', 'product', 'total', 'assignee']

/** Which filters a column's menu offers. */
const groupsOfColumn: Readonly<Record<string, readonly string[]>> = {
  customer: ['customer', 'visit'],
  status: ['status'],
  channel: ['channel'],
  orderedAt: ['ordered'],
  requiredOn: ['required', 'overdue'],
  assignee: ['assignee'],
  currency: ['currency'],
  shipToCity: ['city'],
  shipToCountry: ['country'],
  note: ['note'],
  itemCount: ['items', 'product'],
  total: ['total'],
}

export const filtersOfColumn = (column: string): FilterGroup[] =>
  filterGroups.filter(({ id }) => groupsOfColumn[column]?.includes(id))

/** The people of the workspace as a filter: nobody, and each of them. */
export const assigneeChoices = (people: readonly Choice[]): Choice[] => [
  { value: 'none', label: orderWords.nobody },
  ...people,
]

/** What is chosen, in a few words; undefined when nothing is. */
export function chosenText(
  group: FilterGroup,
  read: (name: string) => string,
  choices: readonly Choice[],
): string | undefined {
  const [first = '', second = ''] = group.names.map(read)
  if (first === '' && second === '') return undefined
  if (group.kind === 'choices') return labelsOf(first, choices)
  if (group.kind === 'days') return span(first && formatDay(first), second && formatDay(second))
  if (group.kind === 'amounts' || group.kind === 'counts') return span(first, second)
  if (group.id === 'hour') return `${first.padStart(2, '0')}:00`
  return group.kind === 'text' ? `“${first}”` : undefined
}

function labelsOf(text: string, choices: readonly Choice[]): string {
  const chosen = text.split(',')
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return labels.length > 2 || labels.length === 0 ? filterText.chosen(chosen.length) : labels.join(', ')
}

function span(from: string, to: string): string {
  if (from === to) return from
  if (from && to) return `${from} – ${to}`
  return from ? `${filterText.from.toLowerCase()} ${from}` : `${filterText.to.toLowerCase()} ${to}`
}
