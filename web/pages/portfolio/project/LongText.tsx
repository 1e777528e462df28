import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import { createUniqueId, Show } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { controlStyle } from '../../../components/Field.tsx'
import { IconButton } from '../../../components/IconButton.tsx'
import { projectPageText } from '../../../text/project.ts'
import { words } from '../../../text/words.ts'
import { DraftNote } from './DraftNote.tsx'
import { createOpening } from './opening.ts'
import type { PropertyProps } from './PropertyRow.tsx'

/** A text of several lines. Because it takes longer to write, only a button or Ctrl-Enter saves it, never leaving the field. */
export function LongText(props: PropertyProps) {
  const id = createUniqueId()
  const opening = createOpening(
    () => props.desk,
    () => props.property,
  )
  const canEdit = () => props.desk.canEdit(props.property)
  const text = () => props.property.value(props.desk.row())
  return (
    <Card>
      <section
        aria-labelledby={id}
        class="rounded-card px-4 pt-2 pb-3"
        classList={{ 'animate-flash': props.desk.flashed().includes(props.property) }}
      >
        <div class="flex min-h-8 items-center gap-2">
          <h2 id={id} class="font-semibold">
            {props.property.label}
          </h2>
          <Show when={opening.isOpen()}>
            <span class="text-small text-ink-faint">{projectPageText.unsaved}</span>
          </Show>
          <Show when={canEdit() && !opening.isOpen() && text()}>
            <IconButton
              ref={opening.setButton}
              class="ml-auto"
              label={projectPageText.editField(props.property.label)}
              icon={<Pencil size={14} />}
              onClick={opening.begin}
            />
          </Show>
        </div>
        <Show
          when={opening.isOpen()}
          fallback={<Shown {...props} text={text()} onAdd={canEdit() ? opening.begin : undefined} />}
        >
          <Writing {...props} focus={opening.begun()} onLeave={() => opening.leave(true)} />
        </Show>
      </section>
    </Card>
  )
}

function Shown(props: PropertyProps & { text: string | null; onAdd: (() => void) | undefined }) {
  return (
    <Show
      when={props.text}
      fallback={
        <Show when={props.onAdd} fallback={<p class="text-ink-faint">{projectPageText.noValue}</p>}>
          {(add) => (
            <Button
              variant="ghost"
              size="dense"
              class="-ml-2"
              icon={<Plus size={14} />}
              onClick={() => add()()}
            >
              {projectPageText.add(props.property.label)}
            </Button>
          )}
        </Show>
      }
    >
      {(text) => (
        <p
          class="max-w-prose text-lead break-words whitespace-pre-wrap"
          classList={{ 'opacity-60': props.desk.isSaving(props.property) }}
        >
          {text()}
        </p>
      )}
    </Show>
  )
}

function Writing(props: PropertyProps & { focus: boolean; onLeave: () => void }) {
  const editor = () => props.desk.editor
  const draft = () => editor().draft(props.property)
  const save = () => {
    props.onLeave()
    void editor().save(props.property)
  }
  const discard = () => {
    props.onLeave()
    editor().discard(props.property)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    // A long text is too much to lose by one key: Escape only closes what was not changed.
    const closes = event.key === 'Escape' && !editor().unsaved().includes(props.property)
    if (!saves && !closes) return
    event.preventDefault()
    event.stopPropagation()
    if (saves) save()
    else discard()
  }
  return (
    <div class="flex flex-col gap-2">
      <textarea
        ref={(area) => queueMicrotask(() => props.focus && area.focus())}
        aria-label={props.property.label}
        aria-invalid={draft()?.error ? 'true' : undefined}
        class={`${controlStyle} h-auto field-sizing-content max-h-96 min-h-28 py-2 text-lead`}
        value={draft()?.text ?? ''}
        onInput={(event) => editor().type(props.property, event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <DraftNote {...props} />
      <div class="flex flex-wrap items-center gap-2">
        <Button variant="primary" size="dense" onClick={save}>
          {words.save}
        </Button>
        <Button size="dense" onClick={discard}>
          {words.cancel}
        </Button>
        <span class="text-small text-ink-faint max-sm:hidden">{projectPageText.saveKeys}</span>
      </div>
    </div>
  )
}
