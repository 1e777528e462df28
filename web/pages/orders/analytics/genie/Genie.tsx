import Sparkles from 'lucide-solid/icons/sparkles'
import { For } from 'solid-js'
import type { GenieStatus } from '#domain/ask/contract.ts'
import { EmptyState } from '../../../../components/EmptyState.tsx'
import { Section } from '../../../../components/Section.tsx'
import { useGenieStatus } from '../../../../queries/questions.ts'
import { genieText } from '../../../../text/order-analytics.ts'
import { Conversation } from './Conversation.tsx'

/** Questions about the orders in plain words, where a Genie space is connected; otherwise how to connect one. `wanted` counts how often a person asked to go there. */
export function Genie(props: { wanted: number }) {
  const status = useGenieStatus()
  const hint = () => {
    const known = status.isPending ? undefined : status.data?.state
    if (known === 'not_configured' || known === undefined) return undefined
    return known === 'stand_in' ? genieText.standIn : genieText.hint
  }
  return (
    <Section
      flush
      title={genieText.title}
      hint={hint()}
      query={status}
      empty={(known) => known.state === 'not_configured' && <NotConfigured status={known} />}
    >
      {(known) => <Conversation samples={known().sampleQuestions} wanted={props.wanted} />}
    </Section>
  )
}

function NotConfigured(props: { status: GenieStatus }) {
  return (
    <EmptyState
      dense
      icon={<Sparkles size={18} />}
      title={genieText.notConfigured}
      action={
        <ul aria-label={genieText.variables} class="flex flex-wrap justify-center gap-1.5">
          <For each={props.status.missing}>
            {(name) => (
              <li>
                <code class="rounded-small bg-pressed px-1.5 py-0.5 font-mono text-small select-all">
                  {name}
                </code>
              </li>
            )}
          </For>
        </ul>
      }
    >
      {props.status.message}
    </EmptyState>
  )
}
