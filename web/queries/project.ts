import { type InfiniteData, useQuery } from '@tanstack/solid-query'
import { type Accessor, createEffect, createMemo } from 'solid-js'
import type { Program, Project, ProjectEdit } from '#domain/portfolio/contract.ts'
import type { ProjectAction, ProjectRisk } from '#domain/insights/contract.ts'
import { ApiError, api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { everyPage, type Page, useGrowingList } from './pages.ts'
import { type ProjectFilters, putProjects, useProjects } from './portfolio.ts'
import { createRowEdits } from './row-edits.ts'

type Changes = ProjectEdit['changes']

const pageSize = '200'
const historySize = '30'
const programs = ['projects', 'programs'] as const

const at = (part: string, key: string) => ['projects', part, key] as const

/** One project by its key; until it is loaded, as the list knew it. */
export const useProject = (key: Accessor<string>) =>
  useQuery(() => ({
    queryKey: at('one', key()),
    queryFn: ({ queryKey: [, , asked], signal }) =>
      unwrap(api.projects[':key'].$get({ param: { key: asked } }, { init: { signal } })),
    placeholderData: () => fromLists(key()),
  }))

export const usePrograms = (enabled: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: programs,
    queryFn: ({ signal }) => unwrap(api.programs.$get({}, { init: { signal } })),
    enabled: enabled(),
    staleTime: 60_000,
  }))

/** As far as the programs are loaded. */
export const programNameOf = (id: string | null): string | undefined =>
  queryClient.getQueryData<{ items: Program[] }>(programs)?.items.find((program) => program.id === id)?.name

export const isMissing = (error: unknown): boolean => error instanceof ApiError && error.status === 404

function fromLists(key: string): Project | undefined {
  const lists = queryClient.getQueriesData<InfiniteData<Page<Project>>>({ queryKey: ['projects', 'list'] })
  return lists
    .flatMap(([, list]) => list?.pages ?? [])
    .flatMap((page) => page.items)
    .find((project) => project.key === key)
}

/** Edits of the one project that a page shows. */
export const createSingleEdits = (failed: (error: Error) => void) =>
  createRowEdits<Project, Changes>({
    send: async ({ id, ...json }) => {
      const row = await unwrap(api.projects[':id'].$patch({ param: { id }, json }))
      void queryClient.invalidateQueries({ queryKey: at('history', row.key) })
      return row
    },
    put: (row) => {
      void queryClient.cancelQueries({ queryKey: at('one', row.key) })
      queryClient.setQueryData<Project>(at('one', row.key), row)
      putProjects([row])
    },
    failed,
  })

export const useProjectHealth = (key: Accessor<string>) =>
  useQuery(() => ({
    queryKey: at('health', key()),
    queryFn: ({ queryKey: [, , asked], signal }) =>
      unwrap(api.projects[':key'].health.$get({ param: { key: asked } }, { init: { signal } })),
  }))

export const useProjectBudget = (key: Accessor<string>) =>
  useQuery(() => ({
    queryKey: at('budget', key()),
    queryFn: ({ queryKey: [, , asked], signal }) =>
      unwrap(api.projects[':key'].budget.$get({ param: { key: asked } }, { init: { signal } })),
  }))

const fetchRisks = (
  key: string,
  after: string | undefined,
  signal?: AbortSignal,
): Promise<Page<ProjectRisk>> =>
  unwrap(
    api.projects[':key'].risks.$get(
      { param: { key }, query: { limit: pageSize, after } },
      { init: { signal } },
    ),
  )

const fetchActions = (
  key: string,
  after: string | undefined,
  signal?: AbortSignal,
): Promise<Page<ProjectAction>> =>
  unwrap(
    api.projects[':key'].actions.$get(
      { param: { key }, query: { limit: pageSize, after } },
      { init: { signal } },
    ),
  )

/** All risks of a project, the gravest first: the figures over them need every one. One page holds 200, so the second is rarely asked for. */
export const useProjectRisks = (key: Accessor<string>) =>
  useQuery(() => ({
    queryKey: at('risks', key()),
    queryFn: ({ queryKey: [, , asked], signal }) => everyPage((after) => fetchRisks(asked, after, signal)),
  }))

/** All actions of a project, open ones first, by due date. */
export const useProjectActions = (key: Accessor<string>) =>
  useQuery(() => ({
    queryKey: at('actions', key()),
    queryFn: ({ queryKey: [, , asked], signal }) => everyPage((after) => fetchActions(asked, after, signal)),
  }))

/** The audit trail of a project, newest first. */
export const useProjectHistory = (key: Accessor<string>) =>
  useGrowingList(() => {
    const asked = key()
    return {
      queryKey: at('history', asked),
      fetchPage: (after, signal) =>
        unwrap(
          api.projects[':key'].history.$get(
            { param: { key: asked }, query: { limit: historySize, after } },
            { init: { signal } },
          ),
        ),
      startsEmpty: true,
    }
  })

export interface Neighbours {
  previous: Project | undefined
  next: Project | undefined
  /** 1 for the first of the list. */
  place: number
  /** How many the list has, as far as it is loaded. */
  count: number
  more: boolean
}

/** What stands before and after a project in a list; undefined while that is not known or when it is not in the list. */
export function useNeighbours(
  key: Accessor<string>,
  filters: Accessor<ProjectFilters>,
): Accessor<Neighbours | undefined> {
  const { query, rows } = useProjects(filters)
  const place = createMemo(() => rows().findIndex((row) => row.key === key()))
  createEffect(() => {
    const isNearEnd = place() < 0 || place() === rows().length - 1
    if (isNearEnd && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  })
  return () =>
    place() < 0
      ? undefined
      : {
          previous: rows()[place() - 1],
          next: rows()[place() + 1],
          place: place() + 1,
          count: rows().length,
          more: query.hasNextPage,
        }
}
