import { useMutation, useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { NewQuestion, Question } from '#domain/ask/contract.ts'
import { isOpen } from '#domain/ask/rules.ts'
import { api, unwrap } from '../api.ts'
import { queryClient, refreshInterval } from './client.ts'

const { genie, questions } = api.orders.analytics
const one = (id: string) => ['questions', 'one', id] as const
const soonestMs = 1_000

export const useGenieStatus = () =>
  useQuery(() => ({
    queryKey: ['genie'],
    queryFn: ({ signal }) => unwrap(genie.$get({}, { init: { signal } })),
    staleTime: 60_000,
  }))

/** The newest of one's own. */
export const useQuestions = () =>
  useQuery(() => ({
    queryKey: ['questions', 'latest'],
    queryFn: ({ signal }) => unwrap(questions.$get({ query: { limit: '50' } }, { init: { signal } })),
  }))

/** Of one conversation, newest first. */
export const useConversation = (conversation: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ['questions', 'conversation', conversation()],
    queryFn: ({ queryKey: [, , asked], signal }) =>
      unwrap(questions.$get({ query: { conversation: asked, limit: '50' } }, { init: { signal } })),
    enabled: conversation() !== '',
  }))

/** How a question stands. While it is open it is asked for again as soon as there can be something new. */
export const useQuestion = (known: Accessor<Question>) =>
  useQuery(() => ({
    queryKey: one(known().id),
    queryFn: async ({ queryKey: [, , id], signal }) => {
      const question = await unwrap(questions[':id'].$get({ param: { id } }, { init: { signal } }))
      // The lists hold it too.
      if (!isOpen(question.state))
        void queryClient.invalidateQueries({ queryKey: ['questions', 'conversation'] })
      return question
    },
    initialData: known(),
    initialDataUpdatedAt: 0,
    enabled: isOpen(known().state),
    refetchInterval: (query) =>
      query.state.data && query.state.status !== 'error'
        ? untilNext(query.state.data)
        : refreshInterval(query),
    refetchIntervalInBackground: true,
    staleTime: 0,
  }))

function untilNext({ state, continuesAt }: Question): number | false {
  if (!isOpen(state)) return false
  const leftMs = continuesAt === null ? 0 : Date.parse(continuesAt) - Date.now()
  return Math.max(soonestMs, leftMs)
}

/** `id` is made with the question, so that sending it twice asks once. */
export const useAsk = () =>
  useMutation(() => ({
    mutationFn: (json: NewQuestion) => unwrap(questions.$post({ json })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['questions'] }),
  }))

/** The rows behind an answer. A result that expired is worked out again, which takes a moment. */
export const useQuestionResult = (asked: Accessor<{ id: string; attachment: string }>) =>
  useQuery(() => ({
    queryKey: ['question-results', asked()],
    queryFn: ({ signal }) =>
      unwrap(
        questions[':id'].result.$get(
          { param: { id: asked().id }, query: { attachment: asked().attachment } },
          { init: { signal } },
        ),
      ),
    refetchInterval: (query) =>
      query.state.data?.state === 'running' ? Math.max(soonestMs, query.state.data.retryInMs) : false,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  }))
