import { useMutation, useQuery } from '@tanstack/solid-query'
import type { Acceptance, Credentials } from '#domain/identity/contract.ts'
import { api, unwrap } from '../api.ts'
import { queryClient, setSignedOut } from './client.ts'

export const useMe = () =>
  useQuery(() => ({
    queryKey: ['me'],
    queryFn: ({ signal }) => unwrap(api.me.$get({}, { init: { signal } })),
    staleTime: 60_000,
  }))

/** Only a demo workspace has some. */
export const useDemoAccounts = () =>
  useQuery(() => ({
    queryKey: ['demo'],
    queryFn: ({ signal }) => unwrap(api.auth.demo.$get({}, { init: { signal } })),
    staleTime: Infinity,
    refetchInterval: false as const,
  }))

export const useSignIn = () =>
  useMutation(() => ({
    mutationFn: (json: Credentials) => unwrap(api.auth['sign-in'].email.$post({ json })),
    onSuccess: forgetEverything,
  }))

export const useSignOut = () =>
  useMutation(() => ({
    mutationFn: () => unwrap(api.auth['sign-out'].$post()),
    onSuccess: () => setSignedOut(true),
  }))

/** Sets the password of an invited person; signing in is the next step. */
export const useAcceptInvitation = () =>
  useMutation(() => ({
    mutationFn: (json: Acceptance) => unwrap(api.auth.invitations.acceptance.$post({ json })),
  }))

/** What one person saw must not be there for the next one. */
function forgetEverything(): void {
  queryClient.clear()
  setSignedOut(false)
}
