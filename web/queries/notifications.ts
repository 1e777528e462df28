import { useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'

/** The newest ones; the number of unread ones is part of `me`. */
export const useLatestNotifications = (enabled: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ['notifications', 'latest'],
    queryFn: ({ signal }) => unwrap(api.notifications.$get({ query: { limit: '20' } }, { init: { signal } })),
    enabled: enabled(),
  }))

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
