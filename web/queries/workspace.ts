import { useMutation, useQuery } from '@tanstack/solid-query'
import type { Flag, FlagKey, Workspace, WorkspaceEdit } from '#domain/workspace/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { createRowEdits } from './row-edits.ts'

export type WorkspaceChanges = WorkspaceEdit['changes']

export const useWorkspace = () =>
  useQuery(() => ({
    queryKey: ['workspace'],
    queryFn: ({ signal }) => unwrap(api.workspace.$get({}, { init: { signal } })),
  }))

/** Edits of the one workspace; see RowEdits. */
export const createWorkspaceEdits = (failed: (error: Error, retry: () => void) => void) =>
  createRowEdits<Workspace, WorkspaceChanges>({
    send: ({ updatedAt, changes }) => unwrap(api.workspace.$patch({ json: { updatedAt, changes } })),
    put: (row) => {
      queryClient.setQueryData(['workspace'], row)
      void queryClient.invalidateQueries({ queryKey: ['me'] })
    },
    failed,
  })

export const useFlags = () =>
  useQuery(() => ({
    queryKey: ['flags'],
    queryFn: ({ signal }) => unwrap(api.flags.$get({}, { init: { signal } })),
  }))

interface FlagSetting {
  key: FlagKey
  enabled: boolean
}

/** Shows at once and is taken back when it fails. */
export const useSetFlag = () =>
  useMutation(() => ({
    mutationFn: ({ key, enabled }: FlagSetting) =>
      unwrap(api.flags[':key'].$put({ param: { key }, json: { enabled } })),
    onMutate: async (setting) => {
      await queryClient.cancelQueries({ queryKey: ['flags'] })
      putFlag(setting)
    },
    onSuccess: putFlag,
    onError: (_error, { key, enabled }) => putFlag({ key, enabled: !enabled }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['flags'] }),
        queryClient.invalidateQueries({ queryKey: ['me'] }),
      ]),
  }))

const putFlag = (flag: FlagSetting): void =>
  void queryClient.setQueryData<{ items: Flag[] }>(
    ['flags'],
    (known) =>
      known && {
        items: known.items.map((other) => (other.key === flag.key ? { ...other, ...flag } : other)),
      },
  )
