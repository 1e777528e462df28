import { keepPreviousData, useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { NewSchedule, Schedule, ScheduleEdit } from '#domain/jobs/schedules/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'
import { createRowEdits } from './row-edits.ts'

export type ScheduleChanges = ScheduleEdit['changes']

const list = ['schedules', 'list'] as const

/** All of them: there are a few per job. */
export const useSchedules = () => useQuery(() => ({ queryKey: list, queryFn: fetchAll }))

async function fetchAll({ signal }: { signal: AbortSignal }): Promise<Schedule[]> {
  const all: Schedule[] = []
  for (let after: string | undefined, more = true; more;) {
    const page = await unwrap(api.schedules.$get({ query: { limit: '200', after } }, { init: { signal } }))
    all.push(...page.items)
    after = page.next ?? undefined
    more = after !== undefined
  }
  return all
}

export const useDeletedSchedules = () =>
  useQuery(() => ({
    queryKey: ['schedules', 'deleted'],
    queryFn: ({ signal }) => unwrap(api.schedules.deleted.$get({}, { init: { signal } })),
  }))

/** The next five runs of an expression while it is typed; what is wrong with it arrives as the error, at its field. */
export const useSchedulePreview = (recurrence: Accessor<{ cron: string; timeZone: string }>) =>
  useQuery(() => ({
    queryKey: ['schedules', 'preview', recurrence()],
    queryFn: ({ signal }) =>
      unwrap(api.schedules.preview.$post({ json: recurrence() }, { init: { signal } })),
    enabled: recurrence().cron.trim() !== '' && recurrence().timeZone !== '',
    placeholderData: keepPreviousData,
  }))

/** Edits of schedules; see RowEdits. */
export const createScheduleEdits = (failed: (error: Error, retry: () => void) => void) =>
  createRowEdits<Schedule, ScheduleChanges>({
    send: ({ id, ...json }) => unwrap(api.schedules[':id'].$patch({ param: { id }, json })),
    put: (row) => {
      void queryClient.cancelQueries({ queryKey: list })
      queryClient.setQueryData<Schedule[]>(list, (known) =>
        known?.map((other) => (other.id === row.id ? row : other)),
      )
    },
    failed,
  })

/** `id` is made once per form, so that pressing twice makes one schedule. */
export const useCreateSchedule = () =>
  useMutation(() => ({
    mutationFn: (json: NewSchedule) => unwrap(api.schedules.$post({ json })),
    onSettled: refresh,
  }))

export const useDeleteSchedule = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.schedules[':id'].$delete({ param: { id } })),
    onSettled: refresh,
  }))

export const useRestoreSchedule = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.schedules[':id'].restoration.$post({ param: { id } })),
    onSettled: refresh,
  }))

const refresh = () => queryClient.invalidateQueries({ queryKey: ['schedules'] })
