import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'

/** The newest ones; the number of unread ones is part of `me`. */
export const useLatestNotifications = (enabled: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ['notifications', 'latest'],
    queryFn: ({ signal }) => unwrap(api.notifications.$get({ query: { limit: '20' } }, { init: { signal } })),
    enabled: enabled(),
  }))

/** All of them, or only the unread ones; the list grows with `fetchNextPage`. */
export function useNotifications(show: Accessor<'unread' | 'all'>) {
  const query = useInfiniteQuery(() => ({
    queryKey: ['notifications', 'list', show()],
    queryFn: ({ pageParam, signal }) => {
      const unread = show() === 'unread' ? 'true' : undefined
      const wanted = { limit: '50', after: pageParam || undefined, unread }
      return unwrap(api.notifications.$get({ query: wanted }, { init: { signal } }))
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  }))
  const rows = createMemo(() =>
    query.isPending ? [] : (query.data?.pages ?? []).flatMap((page) => page.items),
  )
  return { query, rows }
}

/** Marks these as read, or all of them. */
export const useReadNotifications = () =>
  useMutation(() => ({
    mutationFn: (ids?: string[]) => unwrap(api.notifications.reading.$post({ json: { ids } })),
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['notifications'] }),
        queryClient.invalidateQueries({ queryKey: ['me'] }),
      ])
    },
  }))
