import { useMutation, useQuery } from '@tanstack/solid-query'
import type { MappingEdit, NotionRole, PropertyMapping } from '#domain/sync/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { createRowEdits } from './row-edits.ts'

export type MappingChanges = MappingEdit['changes']

const mappings = ['notion', 'mappings'] as const

/** Which Notion databases are read and how far; for admins. */
export const useNotionSources = () =>
  useQuery(() => ({
    queryKey: ['notion', 'sources'],
    queryFn: ({ signal }) => unwrap(api.notion.sources.$get({}, { init: { signal } })),
  }))

/** Rows that a full run kept although they are gone from Notion. */
export const useWithheldDeletions = () =>
  useQuery(() => ({
    queryKey: ['notion', 'withheld-deletions'],
    queryFn: ({ signal }) => unwrap(api.notion['withheld-deletions'].$get({}, { init: { signal } })),
  }))

export const useConfirmDeletion = () =>
  useMutation(() => ({
    mutationFn: ({ role, gone }: { role: NotionRole; gone: number }) =>
      unwrap(
        api.notion['withheld-deletions'][':role'].confirmation.$post({ param: { role }, json: { gone } }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notion', 'withheld-deletions'] }),
  }))

export const useNotionWebhook = () =>
  useQuery(() => ({
    queryKey: ['notion', 'webhook'],
    queryFn: ({ signal }) => unwrap(api.notion.webhook.$get({}, { init: { signal } })),
  }))

export const useForgetWebhook = () =>
  useMutation(() => ({
    mutationFn: () => unwrap(api.notion.webhook.$delete()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notion', 'webhook'] }),
  }))

export const useMappings = () =>
  useQuery(() => ({
    queryKey: mappings,
    queryFn: ({ signal }) => unwrap(api.notion.mappings.$get({}, { init: { signal } })),
  }))

/** Edits of single mappings; see RowEdits. */
export const createMappingEdits = (failed: (error: Error, retry: () => void) => void) =>
  createRowEdits<PropertyMapping, MappingChanges>({
    send: ({ id, ...json }) => unwrap(api.notion.mappings[':id'].$patch({ param: { id }, json })),
    put: putMapping,
    failed,
  })

/** A refresh that is under way may carry the row as it was before, so it is stopped; the live message starts the next. */
function putMapping(row: PropertyMapping): void {
  void queryClient.cancelQueries({ queryKey: mappings })
  queryClient.setQueryData<{ items: PropertyMapping[] }>(
    mappings,
    (known) => known && { items: known.items.map((item) => (item.id === row.id ? row : item)) },
  )
}
