import { useMutation, useQuery } from '@tanstack/solid-query'
import type { NewApiToken } from '#domain/identity/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient } from './client.ts'

/** The person's own, usable ones first. */
export const useTokens = () =>
  useQuery(() => ({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => unwrap(api.me.tokens.$get({}, { init: { signal } })),
  }))

/** The answer is the only place where the token itself is ever shown. */
export const useCreateToken = () =>
  useMutation(() => ({
    mutationFn: (json: NewApiToken) => unwrap(api.me.tokens.$post({ json })),
    onSettled: refresh,
    gcTime: 0,
  }))

export const useRevokeToken = () =>
  useMutation(() => ({
    mutationFn: (id: string) => unwrap(api.me.tokens[':id'].revocation.$post({ param: { id } })),
    onSettled: refresh,
  }))

const refresh = () => queryClient.invalidateQueries({ queryKey: ['tokens'] })
