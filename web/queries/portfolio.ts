import { keepPreviousData, type InfiniteData, useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { NewProject, Project, ProjectEdit } from '#domain/portfolio/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { everyPage, type Page, useGrowingList } from './pages.ts'
import { createRowEdits } from './row-edits.ts'

/** What a list of projects can be asked for; the same words as in the address. */
export type ProjectFilters = Omit<Parameters<typeof api.projects.$get>[0]['query'], 'limit' | 'after'>
export type ProjectChanges = ProjectEdit['changes']
type ProjectPages = InfiniteData<Page<Project>>

const pageSize = '200'
const lists = ['projects', 'list'] as const

const fetchPage = (query: ProjectFilters & { after?: string }, signal?: AbortSignal) =>
  unwrap(api.projects.$get({ query: { ...query, limit: pageSize } }, { init: { signal } }))

/** A list that grows with `fetchNextPage`; while a changed filter loads, the list before stays. */
export const useProjects = (filters: Accessor<ProjectFilters>) =>
  useGrowingList(() => ({
    queryKey: [...lists, filters()],
    fetchPage: (after, signal) => fetchPage({ ...filters(), after }, signal),
  }))

/** Every project of a view, page after page: what an export holds. */
export const fetchAllProjects = (filters: ProjectFilters) =>
  everyPage((after) => fetchPage({ ...filters, after }))

/** The best matches by name or key, for pickers and the command palette. */
export function useProjectSearch(text: Accessor<string>) {
  return useQuery(() => ({
    queryKey: ['projects', 'search', text()],
    queryFn: ({ signal }) =>
      unwrap(api.projects.$get({ query: { q: text(), limit: '8' } }, { init: { signal } })),
    enabled: text() !== '',
    placeholderData: keepPreviousData,
    refetchInterval: false as const,
  }))
}

/** Edits of single cells; see RowEdits. */
export const createProjectEdits = (failed: (error: Error, retry: () => void) => void) =>
  createRowEdits<Project, ProjectChanges>({
    send: ({ id, ...json }) => unwrap(api.projects[':id'].$patch({ param: { id }, json })),
    put: (row) => putProjects([row]),
    failed,
  })

/** One transaction: all rows are changed or none. */
export const useBulkEdit = () =>
  useMutation(() => ({
    mutationFn: async (items: ProjectEdit[]) => {
      const answer = await unwrap(api.projects.$patch({ json: { items } }))
      return answer.items
    },
    onSuccess: putProjects,
  }))

/** `id` is made once per form, so that pressing twice makes one project. */
export const useCreateProject = () =>
  useMutation(() => ({
    mutationFn: (json: NewProject) => unwrap(api.projects.$post({ json })),
    onSettled: refresh,
  }))

export const useDeleteProject = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.projects[':id'].$delete({ param: { id } })),
    onSettled: refresh,
  }))

export const useRestoreProject = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.projects[':id'].restoration.$post({ param: { id } })),
    onSettled: refresh,
  }))

export const useDeletedProjects = () =>
  useQuery(() => ({
    queryKey: ['projects', 'deleted'],
    queryFn: ({ signal }) => unwrap(api.projects.deleted.$get({}, { init: { signal } })),
  }))

const refresh = () => queryClient.invalidateQueries({ queryKey: ['projects'] })

/** A refresh that is under way may carry the rows as they were before, so it is stopped; the live message starts the next. */
export function putProjects(rows: Project[]): void {
  void queryClient.cancelQueries({ queryKey: lists })
  const byId = new Map(rows.map((row) => [row.id, row]))
  queryClient.setQueriesData<ProjectPages>(
    { queryKey: lists },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          items: page.items.map((item) => byId.get(item.id) ?? item),
        })),
      },
  )
}
