import { Show } from 'solid-js'
import { projectPageText } from '../../../text/project.ts'
import type { Desk } from './desk.ts'
import { DraftNote } from './DraftNote.tsx'
import { createOpening } from './opening.ts'
import { name } from './properties.tsx'
import { PropertyInput } from './PropertyInput.tsx'

/** The page's only h1. Who may edit the name presses it. */
export function NameHeading(props: { desk: Desk }) {
  const opening = createOpening(
    () => props.desk,
    () => name,
  )
  return (
    <div class="rounded-control" classList={{ 'animate-flash': props.desk.flashed().includes(name) }}>
      <h1
        tabindex="-1"
        class="text-page font-semibold tracking-tight break-words"
        classList={{ 'sr-only': opening.isOpen(), 'opacity-60': props.desk.isSaving(name) }}
      >
        <Show when={props.desk.canEdit(name) && !opening.isOpen()} fallback={props.desk.row().name}>
          <button
            ref={opening.setButton}
            type="button"
            title={projectPageText.editName}
            class="-mx-1.5 rounded-control px-1.5 text-left transition-colors hover:bg-hover"
            onClick={opening.begin}
          >
            {props.desk.row().name}
          </button>
        </Show>
      </h1>
      <Show when={opening.isOpen()}>
        <PropertyInput
          desk={props.desk}
          property={name}
          focus={opening.begun()}
          onLeave={opening.leave}
          class="-mx-2.5 h-9! max-w-3xl text-page! font-semibold tracking-tight"
        />
        <DraftNote desk={props.desk} property={name} />
      </Show>
    </div>
  )
}
