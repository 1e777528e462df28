import { type InfiniteData, useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { Me } from '#domain/identity/contract.ts'
import type { Notification } from '#domain/notifications/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { useGrowingList } from './pages.ts'

/** The newest ones; the number of unread ones is part of `me`. */
export const useLatestNotifications = (enabled: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ['notifications', 'latest'],
    queryFn: ({ signal }) => unwrap(api.notifications.$get({ query: { limit: '20' } }, { init: { signal } })),
    enabled: enabled(),
  }))

const list = ['notifications', 'list'] as const

/** All of them, or only the unread ones; the list grows with `fetchNextPage`. */
export const useNotifications = (show: Accessor<'unread' | 'all'>) =>
  useGrowingList(() => ({
    queryKey: [...list, show()],
    fetchPage: (after, signal) => {
      const unread = show() === 'unread' ? 'true' : undefined
      return unwrap(api.notifications.$get({ query: { limit: '50', after, unread } }, { init: { signal } }))
    },
    startsEmpty: true,
  }))

type Pages = InfiniteData<{ items: Notification[] }>

/** Marks these as read, or all of them; shows at once and is taken back when it fails. */
export const useReadNotifications = () =>
  useMutation(() => ({
    mutationFn: (ids?: string[]) => unwrap(api.notifications.reading.$post({ json: { ids } })),
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey: ['notifications'] })
      const before = queryClient.getQueriesData({ queryKey: ['notifications'] })
      showRead((item) => ids === undefined || ids.includes(item.id))
      return before
    },
    onSuccess: ({ unreadCount }) =>
      void queryClient.setQueryData<Me>(['me'], (me) => me && { ...me, unreadNotifications: unreadCount }),
    onError: (_error, _ids, before) => {
      for (const [key, data] of before ?? []) queryClient.setQueryData(key, data)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  }))

function showRead(isRead: (item: Notification) => boolean): void {
  const readAt = new Date().toISOString()
  const mark = (items: Notification[]) =>
    items.map((item) => (item.readAt === null && isRead(item) ? { ...item, readAt } : item))
  const remove = (items: Notification[]) => items.filter((item) => !isRead(item))
  queryClient.setQueryData<Pages>([...list, 'all'], (known) => inPages(known, mark))
  queryClient.setQueryData<Pages>([...list, 'unread'], (known) => inPages(known, remove))
  queryClient.setQueryData<{ items: Notification[] }>(
    ['notifications', 'latest'],
    (known) => known && { ...known, items: mark(known.items) },
  )
}

const inPages = (known: Pages | undefined, change: (items: Notification[]) => Notification[]) =>
  known && { ...known, pages: known.pages.map((page) => ({ ...page, items: change(page.items) })) }
