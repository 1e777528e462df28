import { For, Show } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'
import type { Stopped } from './BulkEdit.tsx'

interface BulkStoppedProps {
  stopped: Stopped
  onGoOn: () => void
  onClose: () => void
}

/** Names the rows that stopped a bulk edit, and offers the way on. */
export function BulkStopped(props: BulkStoppedProps) {
  const isLocked = () => props.stopped.reason === 'locked'
  const explain = () => (isLocked() ? projectText.bulkLocked : projectText.bulkConflict)
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={isLocked() ? projectText.bulkLockedTitle : projectText.bulkConflictTitle}
      description={explain()(props.stopped.stopping.length)}
      footer={
        <>
          <Button onClick={props.onClose}>{words.cancel}</Button>
          <Show when={props.stopped.others.length > 0}>
            <Button variant="primary" onClick={props.onGoOn}>
              {isLocked() ? projectText.bulkOthers(props.stopped.others.length) : projectText.bulkRetry}
            </Button>
          </Show>
        </>
      }
    >
      <ul class="max-h-64 divide-y divide-line overflow-auto">
        <For each={props.stopped.stopping}>
          {(project) => (
            <li class="flex min-h-9 items-center gap-3">
              <span class="figures w-16 shrink-0 text-ink-muted">{project.key}</span>
              <span class="min-w-0 truncate">{project.name}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
