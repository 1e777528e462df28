import { type InfiniteData, useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { NewInvitation, Person, PersonEdit } from '#domain/identity/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { everyPage, type Page, useGrowingList } from './pages.ts'
import { createRowEdits } from './row-edits.ts'

/** What the list can be asked for; the same words as in the address. */
export type PersonFilters = Omit<Parameters<typeof api.people.$get>[0]['query'], 'limit' | 'after'>
export type PersonChanges = PersonEdit['changes']
type PersonPages = InfiniteData<Page<Person>>

const lists = ['people', 'list'] as const

const fetchPage = (query: PersonFilters & { after?: string }, signal?: AbortSignal) =>
  unwrap(api.people.$get({ query: { ...query, limit: '200' } }, { init: { signal } }))

export const usePeople = (filters: Accessor<PersonFilters>) =>
  useGrowingList(() => ({
    queryKey: [...lists, filters()],
    fetchPage: (after, signal) => fetchPage({ ...filters(), after }, signal),
  }))

/** Everyone that something can be assigned to, by name. */
export const useColleagues = () =>
  useQuery(() => ({
    queryKey: ['people', 'colleagues'],
    queryFn: ({ signal }) => unwrap(api.colleagues.$get({}, { init: { signal } })),
    staleTime: 60_000,
  }))

/** Everybody in a view, page after page: what an export holds. */
export const fetchAllPeople = (filters: PersonFilters) =>
  everyPage((after) => fetchPage({ ...filters, after }))

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
