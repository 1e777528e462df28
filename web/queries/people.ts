import { type InfiniteData, keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'
import type { NewInvitation, Person, PersonEdit } from '#domain/identity/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { createRowEdits } from './row-edits.ts'

/** What the list can be asked for; the same words as in the address. */
export type PersonFilters = Omit<Parameters<typeof api.people.$get>[0]['query'], 'limit' | 'after'>
export type PersonChanges = PersonEdit['changes']
type PersonPages = InfiniteData<{ items: Person[]; next: string | null }>

const lists = ['people', 'list'] as const

const fetchPage = (query: PersonFilters & { after?: string }, signal?: AbortSignal) =>
  unwrap(api.people.$get({ query: { ...query, limit: '200' } }, { init: { signal } }))

export function usePeople(filters: Accessor<PersonFilters>) {
  const query = useInfiniteQuery(() => ({
    queryKey: [...lists, filters()],
    queryFn: ({ pageParam, signal }) => fetchPage({ ...filters(), after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  }))
  const rows = createMemo(() =>
    query.isPending ? [] : (query.data?.pages ?? []).flatMap((page) => page.items),
  )
  return { query, rows }
}

/** Everybody in a view, page after page: what an export holds. */
export async function fetchAllPeople(filters: PersonFilters): Promise<Person[]> {
  const all: Person[] = []
  for (let after: string | undefined, more = true; more;) {
    const page = await fetchPage({ ...filters, after })
    all.push(...page.items)
    after = page.next ?? undefined
    more = after !== undefined
  }
  return all
}

/** Edits of name and role; see RowEdits. */
export const createPersonEdits = (failed: (error: Error, retry: () => void) => void) =>
  createRowEdits<Person, PersonChanges>({
    send: ({ id, ...json }) => unwrap(api.people[':id'].$patch({ param: { id }, json })),
    put: putPerson,
    failed,
  })

export const useInvite = () =>
  useMutation(() => ({
    mutationFn: (json: NewInvitation) => unwrap(api.people.invitations.$post({ json })),
    onSettled: refresh,
  }))

/** A one-time link to choose a password; earlier links stop working. */
export const usePasswordLink = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.people[':id']['password-reset'].$post({ param: { id } })),
  }))

export const useDeactivate = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.people[':id'].deactivation.$post({ param: { id } })),
    onSuccess: putPerson,
    onSettled: refresh,
  }))

export const useReactivate = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.people[':id'].reactivation.$post({ param: { id } })),
    onSuccess: putPerson,
    onSettled: refresh,
  }))

const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })

function putPerson(person: Person): void {
  void queryClient.cancelQueries({ queryKey: lists })
  queryClient.setQueriesData<PersonPages>(
    { queryKey: lists },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          items: page.items.map((item) => (item.id === person.id ? person : item)),
        })),
      },
  )
}
