import { useMutation, useQuery } from '@tanstack/solid-query'
import { onCleanup } from 'solid-js'
import type { NewSavedView, SavedView } from '#domain/workspace/views/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'

const keepMs = 600

/** How the person arranged something, kept on the server a moment after the last change. */
export function useArrangement(key: string, failed: () => void) {
  const query = useQuery(() => ({
    queryKey: ['preferences', key],
    queryFn: ({ signal }) => unwrap(api.preferences[':key'].$get({ param: { key } }, { init: { signal } })),
    staleTime: Infinity,
    refetchInterval: false as const,
    refetchOnWindowFocus: false,
  }))
  let waiting: Record<string, unknown> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    clearTimeout(timer)
    if (!waiting) return
    const value = waiting
    waiting = undefined
    queryClient.setQueryData(['preferences', key], { value })
    // What was arranged a moment before the page is left is still sent.
    const init = { keepalive: true }
    unwrap(api.preferences[':key'].$put({ param: { key }, json: { value } }, { init })).catch(failed)
  }
  addEventListener('pagehide', send)
  onCleanup(() => {
    removeEventListener('pagehide', send)
    send()
  })
  return {
    isKnown: () => !query.isPending,
    value: (): unknown => (query.isPending ? undefined : query.data?.value),
    keep(value: Record<string, unknown>): void {
      waiting = value
      clearTimeout(timer)
      timer = setTimeout(send, keepMs)
    },
  }
}

const viewsKey = (page: string) => ['views', page]

/** The person's saved views of a page, by name. */
export const useSavedViews = (page: string) =>
  useQuery(() => ({
    queryKey: viewsKey(page),
    queryFn: ({ signal }) => unwrap(api.views.$get({ query: { page } }, { init: { signal } })),
    refetchInterval: false as const,
  }))

export const useSaveView = () =>
  useMutation(() => ({
    mutationFn: (json: NewSavedView) => unwrap(api.views.$post({ json })),
    onSettled: (_answer, _error, { page }) => refresh(page),
  }))

export const useUpdateView = () =>
  useMutation(() => ({
    mutationFn: ({
      id,
      updatedAt,
      ...changes
    }: Pick<SavedView, 'id' | 'updatedAt' | 'page' | 'search' | 'layout'>) =>
      unwrap(
        api.views[':id'].$patch({
          param: { id },
          json: { updatedAt, changes: { search: changes.search, layout: changes.layout } },
        }),
      ),
    onSettled: (_answer, _error, { page }) => refresh(page),
  }))

export const useDeleteView = () =>
  useMutation(() => ({
    mutationFn: ({ id }: Pick<SavedView, 'id' | 'page'>) =>
      unwrap(api.views[':id'].$delete({ param: { id } })),
    onSettled: (_answer, _error, { page }) => refresh(page),
  }))

const refresh = (page: string) => queryClient.invalidateQueries({ queryKey: viewsKey(page) })
