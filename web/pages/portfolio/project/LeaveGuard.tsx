import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { projectPageText } from '../../../text/project.ts'
import type { Desk } from './desk.ts'

/** Nothing typed gets lost by leaving: what is being saved is waited for, what is not saved yet is asked about. */
export function LeaveGuard(props: { desk: Desk }) {
  const { editor, edits } = props.desk
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>()
  const isClean = () => editor.unsaved().length === 0 && !edits.conflict()

  useBeforeLeave((event) => {
    if (event.defaultPrevented || staysHere(event) || (isClean() && !editor.isSaving())) return
    event.preventDefault()
    void decide(event)
  })
  const decide = async (event: BeforeLeaveEventArgs) => {
    await editor.settled()
    if (isClean()) event.retry(true)
    else if (!edits.conflict()) setLeaving(event)
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    if (!isClean() || editor.isSaving()) event.preventDefault()
  }
  onMount(() => addEventListener('beforeunload', onUnload))
  onCleanup(() => removeEventListener('beforeunload', onUnload))

  const leave = (event: BeforeLeaveEventArgs) => {
    setLeaving(undefined)
    event.retry(true)
  }
  const discard = (event: BeforeLeaveEventArgs) => {
    for (const property of editor.unsaved()) editor.discard(property)
    leave(event)
  }
  const save = async (event: BeforeLeaveEventArgs) => {
    if (await editor.saveAll()) leave(event)
    else setLeaving(undefined)
  }
  return (
    <Show when={leaving()}>
      {(event) => (
        <Dialog
          open
          size="small"
          title={projectPageText.leaveTitle}
          onClose={() => setLeaving(undefined)}
          footer={
            <>
              <Button variant="danger" onClick={() => discard(event())}>
                {projectPageText.leave}
              </Button>
              <Button onClick={() => setLeaving(undefined)}>{projectPageText.stay}</Button>
              <Button variant="primary" busy={editor.isSaving()} onClick={() => void save(event())}>
                {projectPageText.saveAndLeave}
              </Button>
            </>
          }
        >
          <p class="text-ink-muted">
            {projectPageText.leaveText(editor.unsaved().map((property) => property.label))}
          </p>
        </Dialog>
      )}
    </Show>
  )
}

/** Another tab of the same project keeps the drafts. Someone whose session ended is let go: nothing can be saved any more. */
function staysHere({ from, to }: BeforeLeaveEventArgs): boolean {
  // With the back button the address has moved already when this is asked.
  const path = typeof to === 'number' ? location.pathname : new URL(to, location.href).pathname
  return path === from.pathname || path === '/login'
}
