import { createMemo, For, Show } from 'solid-js'
import type { Question } from '#domain/ask/contract.ts'
import { Timestamp } from '../../../../components/Timestamp.tsx'
import { useQuestions } from '../../../../queries/questions.ts'
import { genieText } from '../../../../text/order-analytics.ts'

interface EarlierQuestionsProps {
  conversation: string
  onOpen: (conversation: string) => void
}

/** The conversations of this person, by the question that each began with, newest first. */
export function EarlierQuestions(props: EarlierQuestionsProps) {
  const latest = useQuestions()
  const conversations = createMemo((): Question[] => {
    const found = new Map<string, Question>()
    for (const question of (latest.isPending ? undefined : latest.data?.items) ?? [])
      found.set(question.conversationId, question)
    return [...found.values()]
  })
  return (
    <nav
      aria-label={genieText.earlier}
      class="flex max-h-96 min-w-0 flex-col overflow-y-auto border-line px-2 pb-3 max-lg:border-t max-lg:pt-2 lg:border-l"
    >
      <p class="px-2 pb-1 text-small font-medium text-ink-muted">{genieText.earlier}</p>
      <Show
        when={conversations().length > 0}
        fallback={<p class="px-2 text-small text-ink-faint">{genieText.noEarlier}</p>}
      >
        <ul>
          <For each={conversations()}>
            {(first) => (
              <li>
                <button
                  type="button"
                  aria-current={first.conversationId === props.conversation ? 'true' : undefined}
                  class="w-full rounded-control px-2 py-1.5 text-left hover:bg-hover aria-current:bg-pressed"
                  onClick={() => props.onOpen(first.conversationId)}
                >
                  <span class="line-clamp-2">{first.question}</span>
                  <span class="text-small text-ink-faint">
                    <Timestamp at={first.askedAt} />
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </nav>
  )
}
