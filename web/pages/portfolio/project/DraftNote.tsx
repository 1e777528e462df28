import { Show } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { projectPageText } from '../../../text/project.ts'
import { words } from '../../../text/words.ts'
import type { PropertyProps } from './PropertyRow.tsx'

/** What there is to say about a draft: why it was not saved, that others changed the same thing meanwhile, or how to type it. */
export function DraftNote(props: PropertyProps) {
  const draft = () => props.desk.editor.draft(props.property)
  const theirs = () => props.desk.editor.changedMeanwhile(props.property)
  const isChoice = () => props.property.edit.kind === 'select'
  return (
    <Show when={draft()}>
      <div class="flex flex-col gap-1 px-2 pt-1 pb-1.5 text-small">
        <Show
          when={draft()?.error}
          fallback={
            <Show when={props.property.hint}>
              <p class="text-ink-faint">{props.property.hint}</p>
            </Show>
          }
        >
          {(error) => (
            <p role="alert" class="text-bad-ink">
              {error()}
            </p>
          )}
        </Show>
        <Show when={theirs()}>
          {(row) => (
            <p role="status" class="text-warn-ink">
              {projectPageText.changedMeanwhile(props.property.value(row()) ?? projectPageText.emptied)}
            </p>
          )}
        </Show>
        <Show when={isChoice() && draft()?.error}>
          <span class="flex gap-1.5">
            <Button size="dense" onClick={() => void props.desk.editor.save(props.property)}>
              {words.tryAgain}
            </Button>
            <Button size="dense" variant="ghost" onClick={() => props.desk.editor.discard(props.property)}>
              {projectPageText.discard}
            </Button>
          </span>
        </Show>
      </div>
    </Show>
  )
}
