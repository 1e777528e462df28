import RotateCw from 'lucide-solid/icons/rotate-cw'
import { For, Match, Show, Switch } from 'solid-js'
import type { Question } from '#domain/ask/contract.ts'
import { isOpen } from '#domain/ask/rules.ts'
import { Button } from '../../../../components/Button.tsx'
import { ErrorState } from '../../../../components/ErrorState.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { Timestamp } from '../../../../components/Timestamp.tsx'
import { useQuestion } from '../../../../queries/questions.ts'
import { genieText } from '../../../../text/order-analytics.ts'
import { Progress } from './Progress.tsx'
import { QueryView } from './QueryView.tsx'

interface QuestionViewProps {
  question: Question
  /** Absent while another question is open. */
  onAskAgain: ((question: string) => void) | undefined
}

/** A question, how it stands, and what became of it. What Genie says is shown as plain text. */
export function QuestionView(props: QuestionViewProps) {
  const query = useQuestion(() => props.question)
  const question = () => {
    const known = query.data
    return known && !isOpen(props.question.state) ? props.question : (known ?? props.question)
  }
  return (
    <li class="flex flex-col gap-2">
      <p class="flex flex-wrap items-baseline gap-x-2 border-t border-line pt-3">
        <span class="sr-only">{genieText.you}: </span>
        <span class="min-w-0 font-medium break-words whitespace-pre-line">{question().question}</span>
        <span class="text-small text-ink-faint">
          <Timestamp at={question().askedAt} />
        </span>
      </p>
      <For each={question().answer?.texts ?? []}>
        {(text) => <p class="max-w-prose break-words whitespace-pre-line">{text}</p>}
      </For>
      <For each={question().answer?.queries ?? []}>
        {(sql) => (
          <QueryView questionId={question().id} query={sql} hasResult={question().state === 'answered'} />
        )}
      </For>
      <Switch>
        <Match when={query.isError && isOpen(question().state)}>
          <ErrorState
            dense
            error={query.error}
            retrying={query.isFetching}
            onRetry={() => void query.refetch()}
          />
        </Match>
        <Match when={isOpen(question().state)}>
          <Progress question={question()} />
        </Match>
        <Match when={question().state === 'answered'}>
          <Show when={question().answer?.queries.length === 0}>
            <p class="text-small text-ink-faint">{genieText.wordsOnly}</p>
          </Show>
        </Match>
        <Match when={true}>
          <Failed question={question()} onAskAgain={props.onAskAgain} />
        </Match>
      </Switch>
    </li>
  )
}

function Failed(props: QuestionViewProps) {
  const isLate = () => props.question.state === 'timed_out'
  return (
    <div class="flex flex-col items-start gap-2">
      <Notice tone={isLate() ? 'warn' : 'bad'} title={isLate() ? genieText.timedOut : genieText.failed}>
        {props.question.message}
      </Notice>
      <Button
        size="dense"
        icon={<RotateCw size={14} />}
        disabled={!props.onAskAgain}
        onClick={() => props.onAskAgain?.(props.question.question)}
      >
        {genieText.askAgain}
      </Button>
    </div>
  )
}
