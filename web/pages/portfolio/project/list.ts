import type { ProjectFilters } from '../../../queries/portfolio.ts'

/** What a list's address holds beside its filters and its order. */
const others = new Set(['selected', 'show'])

/** The part of a list's address that says which projects it shows and in which order. */
export function listOf(search: string): string {
  const given = [...new URLSearchParams(search)].filter(([name, value]) => value !== '' && !others.has(name))
  return new URLSearchParams([
    ...given,
    ...(given.some(([name]) => name === 'sort') ? [] : [['sort', 'name']]),
  ]).toString()
}

/** The same as the API's query. */
export const readList = (list: string): ProjectFilters =>
  Object.fromEntries(new URLSearchParams(listOf(list)))
