import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { leaveText } from '../text/leave.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

/** What somebody has typed and not saved. */
export interface Unsaved {
  /** What it is, for the question; empty when there is nothing. */
  labels(): readonly string[]
  isSaving(): boolean
  /** A conflict waits for a decision: until then the page is not left. */
  hasConflict(): boolean
  /** Waits for what is being saved. */
  settled(): Promise<void>
  /** Answers whether nothing is left to save. */
  save(): Promise<boolean>
  discard(): void
}

interface LeaveGuardProps {
  unsaved: Unsaved
  /** Whether what was typed outlives going to this address; by default only the same path does. */
  keeps?: (path: string, from: string) => boolean
}

/** Nothing typed gets lost by leaving: what is being saved is waited for, what is not saved yet is asked about. */
export function LeaveGuard(props: LeaveGuardProps) {
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>()
  const isClean = () => props.unsaved.labels().length === 0 && !props.unsaved.hasConflict()
  const keeps = (event: BeforeLeaveEventArgs) => {
    const path = pathOf(event)
    return path === '/login' || (props.keeps ?? isSame)(path, event.from.pathname)
  }

  useBeforeLeave((event) => {
    if (event.defaultPrevented || keeps(event) || (isClean() && !props.unsaved.isSaving())) return
    event.preventDefault()
    void decide(event)
  })
  const decide = async (event: BeforeLeaveEventArgs) => {
    await props.unsaved.settled()
    if (isClean()) event.retry(true)
    else if (!props.unsaved.hasConflict()) setLeaving(event)
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    if (!isClean() || props.unsaved.isSaving()) event.preventDefault()
  }
  onMount(() => addEventListener('beforeunload', onUnload))
  onCleanup(() => removeEventListener('beforeunload', onUnload))

  const stay = () => setLeaving(undefined)
  const leave = (event: BeforeLeaveEventArgs) => {
    stay()
    event.retry(true)
  }
  return (
    <Show when={leaving()} keyed>
      {(event) => <LeaveDialog unsaved={props.unsaved} onLeave={() => leave(event)} onStay={stay} />}
    </Show>
  )
}

// Someone whose session ended is let go: nothing can be saved any more. With the back button the address has moved already.
const pathOf = ({ to }: BeforeLeaveEventArgs) =>
  typeof to === 'number' ? location.pathname : new URL(to, location.href).pathname

const isSame = (path: string, from: string) => path === from

function LeaveDialog(props: { unsaved: Unsaved; onLeave: () => void; onStay: () => void }) {
  const discard = () => {
    props.unsaved.discard()
    props.onLeave()
  }
  const save = async () => {
    if (await props.unsaved.save()) props.onLeave()
    else props.onStay()
  }
  return (
    <Dialog
      open
      size="small"
      title={leaveText.title}
      onClose={props.onStay}
      footer={
        <>
          <Button variant="danger" onClick={discard}>
            {leaveText.leave}
          </Button>
          <Button onClick={() => props.onStay()}>{leaveText.stay}</Button>
          <Button variant="primary" busy={props.unsaved.isSaving()} onClick={() => void save()}>
            {leaveText.saveAndLeave}
          </Button>
        </>
      }
    >
      <p class="text-ink-muted">{leaveText.text(props.unsaved.labels())}</p>
    </Dialog>
  )
}
