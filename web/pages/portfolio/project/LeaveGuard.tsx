import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { projectPageText } from '../../../text/project.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'

/** Nothing typed gets lost by leaving: what is being saved is waited for, what is not saved yet is asked about. */
export function LeaveGuard(props: { desk: Desk }) {
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>()
  const hasConflict = () => props.desk.edits.conflict() !== undefined
  const isSaving = () => props.desk.editor.isSaving()
  const isClean = () => props.desk.editor.unsaved().length === 0 && !hasConflict()

  useBeforeLeave((event) => {
    if (event.defaultPrevented || staysHere(event) || (isClean() && !isSaving())) return
    event.preventDefault()
    void decide(event)
  })
  const decide = async (event: BeforeLeaveEventArgs) => {
    await props.desk.editor.settled()
    if (isClean()) event.retry(true)
    else if (!hasConflict()) setLeaving(event)
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    if (!isClean() || isSaving()) event.preventDefault()
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
      {(event) => <LeaveDialog editor={props.desk.editor} onLeave={() => leave(event)} onStay={stay} />}
    </Show>
  )
}

function LeaveDialog(props: { editor: Editor; onLeave: () => void; onStay: () => void }) {
  const discard = () => {
    for (const property of props.editor.unsaved()) props.editor.discard(property)
    props.onLeave()
  }
  const save = async () => {
    if (await props.editor.saveAll()) props.onLeave()
    else props.onStay()
  }
  return (
    <Dialog
      open
      size="small"
      title={projectPageText.leaveTitle}
      onClose={props.onStay}
      footer={
        <>
          <Button variant="danger" onClick={discard}>
            {projectPageText.leave}
          </Button>
          <Button onClick={() => props.onStay()}>{projectPageText.stay}</Button>
          <Button variant="primary" busy={props.editor.isSaving()} onClick={() => void save()}>
            {projectPageText.saveAndLeave}
          </Button>
        </>
      }
    >
      <p class="text-ink-muted">
        {projectPageText.leaveText(props.editor.unsaved().map((property) => property.label))}
      </p>
    </Dialog>
  )
}

/** Another tab of the same project keeps the drafts. Someone whose session ended is let go: nothing can be saved any more. */
function staysHere({ from, to }: BeforeLeaveEventArgs): boolean {
  // With the back button the address has moved already when this is asked.
  const path = typeof to === 'number' ? location.pathname : new URL(to, location.href).pathname
  return path === from.pathname || path === '/login'
}
