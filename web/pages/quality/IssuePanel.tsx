import * as Kobalte from '@kobalte/core/dialog'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import X from 'lucide-solid/icons/x'
import { type JSX, onMount, Show } from 'solid-js'
import type { Issue } from '#domain/quality/contract.ts'
import { isMissing } from '../../api.ts'
import { createMedia } from '../../components/media.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { Loaded } from '../../components/Section.tsx'
import { useIssue } from '../../queries/quality.ts'
import { qualityText } from '../../text/quality.ts'
import { words } from '../../text/words.ts'
import { IssueDetails } from './IssueDetails.tsx'

const { panel: text } = qualityText

interface IssuePanelProps {
  id: string
  /** The list that the issue was opened from, for going up and down in it. */
  rows: readonly Issue[]
  onOpen: (id: string) => void
  onClose: () => void
}

/** One issue beside the list, which stays usable; on narrow screens in front of it. */
export function IssuePanel(props: IssuePanelProps) {
  const isWide = createMedia('(min-width: 48rem)')
  return (
    <Show
      when={isWide()}
      fallback={
        <Sheet onClose={props.onClose}>
          <Panel {...props} />
        </Sheet>
      }
    >
      <Aside onClose={props.onClose}>
        <Panel {...props} />
      </Aside>
    </Show>
  )
}

function Aside(props: { onClose: () => void; children: JSX.Element }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    props.onClose()
    document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus()
  }
  return (
    <aside
      ref={(element) => onMount(() => element.focus())}
      tabindex="-1"
      aria-label={qualityText.noun[0]}
      class="absolute inset-y-0 right-0 z-30 flex w-104 flex-col border-l border-line bg-raised shadow-pop outline-none"
      onKeyDown={onKeyDown}
    >
      {props.children}
    </aside>
  )
}

function Sheet(props: { onClose: () => void; children: JSX.Element }) {
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Content
          aria-label={qualityText.noun[0]}
          class="fixed inset-0 z-50 flex flex-col bg-raised outline-none"
          tabindex="-1"
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.target instanceof HTMLElement) event.target.focus()
          }}
        >
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

function Panel(props: IssuePanelProps) {
  const issue = useIssue(() => props.id)
  const place = () => props.rows.findIndex(({ id }) => id === props.id)
  const isGone = () => isMissing(issue.error)
  return (
    <>
      <div class="flex items-center gap-1 border-b border-line py-1.5 pr-2 pl-4">
        <Show when={place() >= 0}>
          <span class="figures text-small text-ink-faint">
            {(place() + 1).toLocaleString('en-GB')} / {props.rows.length.toLocaleString('en-GB')}
          </span>
        </Show>
        <div class="ml-auto flex items-center">
          <Step
            label={text.previous}
            icon={<ChevronUp size={16} />}
            to={props.rows[place() - 1]}
            {...props}
          />
          <Step
            label={text.next}
            icon={<ChevronDown size={16} />}
            to={place() < 0 ? undefined : props.rows[place() + 1]}
            {...props}
          />
          <IconButton label={words.close} icon={<X size={16} />} onClick={() => props.onClose()} />
        </div>
      </div>
      <div class="min-h-0 flex-1 overflow-y-auto px-4 py-4" tabindex="0" role="group" aria-label={text.what}>
        <Show when={!isGone()} fallback={<EmptyState title={text.gone}>{text.goneHint}</EmptyState>}>
          <Loaded query={issue}>{(data) => <IssueDetails issue={data()} onOpen={props.onOpen} />}</Loaded>
        </Show>
      </div>
    </>
  )
}

interface StepProps {
  label: string
  icon: JSX.Element
  to: Issue | undefined
  onOpen: (id: string) => void
}

function Step(props: StepProps) {
  return (
    <IconButton
      label={props.label}
      icon={props.icon}
      disabled={!props.to}
      onClick={() => props.to && props.onOpen(props.to.id)}
    />
  )
}
