import { createMemo, Index, Show, Suspense } from 'solid-js'
import { uuidv7 } from 'uuidv7'
import type { Question } from '#domain/ask/contract.ts'
import { isOpen } from '#domain/ask/rules.ts'
import { Button } from '../../../../components/Button.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { useAsk, useConversation } from '../../../../queries/questions.ts'
import { genieText } from '../../../../text/order-analytics.ts'
import { useUrlText } from '../../../../url-state.ts'
import { AskBox } from './AskBox.tsx'
import { EarlierQuestions } from './EarlierQuestions.tsx'
import { QuestionView } from './QuestionView.tsx'
import { Suggestions } from './Suggestions.tsx'

/** One conversation, whose id is in the address, beside the questions before. */
export function Conversation(props: { samples: readonly string[]; wanted: number }) {
  const { conversation, setConversation, questions, ask, isBusy, send } = createConversation()
  return (
    <div class="grid grid-cols-1 gap-x-4 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div class="flex min-w-0 flex-col gap-3 px-4 pb-4">
        <Show when={questions().length > 0}>
          <ol class="flex flex-col gap-4">
            <Index each={questions()}>
              {(question) => (
                // It comes after the page: while it is looked up, only its own place is empty.
                <Suspense>
                  <QuestionView question={question()} onAskAgain={isBusy() ? undefined : send} />
                </Suspense>
              )}
            </Index>
          </ol>
        </Show>
        <Suggestions
          label={questions().length > 0 ? genieText.suggestions : genieText.samples}
          questions={questions().length > 0 ? (questions().at(-1)?.answer?.suggestions ?? []) : props.samples}
          disabled={isBusy()}
          onAsk={send}
        />
        <Show when={ask.isError}>
          <Notice tone="bad" title={genieText.notAsked}>
            {ask.error?.message}
          </Notice>
        </Show>
        <AskBox wanted={props.wanted} isFollowUp={questions().length > 0} busy={isBusy()} onAsk={send} />
        <Show when={questions().length > 0}>
          <div>
            <Button size="dense" variant="ghost" onClick={() => setConversation('')}>
              {genieText.newConversation}
            </Button>
          </div>
        </Show>
      </div>
      <EarlierQuestions conversation={conversation()} onOpen={setConversation} />
    </div>
  )
}

/** What was asked in the conversation of the address, the oldest first, and how to ask more. */
function createConversation() {
  const [conversation, setConversation] = useUrlText('conversation')
  const known = useConversation(conversation)
  const ask = useAsk()
  const questions = createMemo((): readonly Question[] => {
    const items = conversation() === '' || known.isPending ? [] : (known.data?.items ?? [])
    const sent = ask.data
    // What was just asked stands there before the list has it.
    const isNew =
      sent !== undefined && sent.conversationId === conversation() && !items.some(({ id }) => id === sent.id)
    return isNew ? [...items.toReversed(), sent] : items.toReversed()
  })
  const isBusy = () => ask.isPending || questions().some(({ state }) => isOpen(state))
  const send = (question: string, done?: () => void) => {
    const id = uuidv7()
    const conversationId = conversation() || undefined
    ask.mutate(
      { id, question, conversationId },
      {
        onSuccess: (asked) => {
          setConversation(asked.conversationId, { replace: true })
          done?.()
        },
      },
    )
  }
  return { conversation, setConversation, questions, ask, isBusy, send }
}
