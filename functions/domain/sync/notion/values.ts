import { Currency, Day } from '../../values.ts'
import type { FieldKind } from '../rules.ts'
import type { PropertyValue } from './api.ts'

/** A day range as Notion writes it, before it is checked. */
export interface Range {
  start: string
  end: string | null
}

/**
 * What a property says, in the form that a kind of field asks for. null: empty. undefined: it says something, but not in that form,
 * such as a formula that gives a number where text is wanted.
 */
export const textOf = (value: PropertyValue): string | null | undefined => {
  switch (value.type) {
    case 'title':
      return plain(value.title)
    case 'rich_text':
      return plain(value.rich_text)
    case 'url':
      return filled(value.url)
    case 'email':
      return filled(value.email)
    case 'phone_number':
      return filled(value.phone_number)
    case 'unique_id':
      return uniqueId(value.unique_id)
    case 'formula':
      return value.formula.type === 'string' ? filled(value.formula.string) : undefined
    default:
      return undefined
  }
}

export const optionOf = (value: PropertyValue): string | null | undefined => {
  if (value.type === 'select') return filled(value.select?.name)
  if (value.type === 'status') return filled(value.status?.name)
  return value.type === 'formula' ? textOf(value) : undefined
}

export const numberOf = (value: PropertyValue): number | null | undefined => {
  if (value.type === 'number') return value.number
  if (value.type === 'formula') return value.formula.type === 'number' ? value.formula.number : undefined
  if (value.type === 'rollup') return value.rollup.type === 'number' ? value.rollup.number : undefined
  return undefined
}

export const rangeOf = (value: PropertyValue): Range | null | undefined => {
  switch (value.type) {
    case 'date':
      return range(value.date)
    case 'formula':
      return value.formula.type === 'date' ? range(value.formula.date) : undefined
    case 'rollup':
      return value.rollup.type === 'date' ? range(value.rollup.date) : undefined
    case 'created_time':
      return { start: value.created_time, end: null }
    case 'last_edited_time':
      return { start: value.last_edited_time, end: null }
    default:
      return undefined
  }
}

export interface People {
  names: string[]
  /** Ids of people about whom Notion says nothing more. */
  unknown: string[]
}

export const peopleOf = (value: PropertyValue): People | undefined => {
  const users = usersOf(value)
  if (!users) return undefined
  const names = users.map((user) => filled(user.name) ?? filled(user.person?.email))
  return {
    names: names.filter((name) => name !== null),
    unknown: users.filter((_, index) => names[index] === null).map(({ id }) => id),
  }
}

export const relationOf = (value: PropertyValue): string[] | undefined =>
  value.type === 'relation' ? value.relation.map(({ id }) => id) : undefined

/** The calendar day that a date or a time names, in the zone it was written in; undefined when there is no such day. */
export function dayOf(text: string): string | undefined {
  const day = Day.safeParse(text.slice(0, 10))
  return day.success && day.data > '0001' ? day.data : undefined
}

/** A number that the field can hold as it is; undefined when it cannot. */
export function fitting(kind: FieldKind, number: number): number | undefined {
  if (kind === 'share') return number >= 0 && number <= 1 ? number : undefined
  if (kind === 'scale') return Number.isInteger(number) && number >= 1 && number <= 5 ? number : undefined
  return Math.abs(number) < 1e16 ? number : undefined
}

/** The option of a closed list that is meant, whatever its case. */
export function knownOption(options: readonly string[], text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  return options.find((option) => option.toLowerCase() === wanted)
}

export function knownCurrency(text: string): string | undefined {
  const currency = Currency.safeParse(text.trim().toUpperCase())
  return currency.success ? currency.data : undefined
}

function usersOf(value: PropertyValue) {
  if (value.type === 'people') return value.people
  if (value.type === 'created_by') return [value.created_by]
  return value.type === 'last_edited_by' ? [value.last_edited_by] : undefined
}

const plain = (runs: { plain_text: string }[]) => filled(runs.map((run) => run.plain_text).join(''))

const filled = (text: string | null | undefined) => text?.trim() || null

const range = (date: { start: string; end?: string | null } | null) =>
  date && { start: date.start, end: date.end ?? null }

const uniqueId = ({ prefix, number }: { prefix?: string | null; number?: number | null }) =>
  number === null || number === undefined ? null : `${prefix ? `${prefix}-` : ''}${number}`
