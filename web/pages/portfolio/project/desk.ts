import { type Accessor, createMemo } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import type { Unsaved } from '../../../components/LeaveGuard.tsx'
import { toast } from '../../../components/toasts.ts'
import type { ProjectChanges } from '../../../queries/portfolio.ts'
import { createSingleEdits, usePrograms } from '../../../queries/project.ts'
import type { RowEdits } from '../../../queries/row-edits.ts'
import { may, useSession } from '../../../session.tsx'
import { projectText } from '../../../text/portfolio.ts'
import { createEditor, type Editor } from './editor.ts'
import { createFlashes } from './flashes.ts'
import { name, notes, panelProperties, summary } from './properties.tsx'
import type { Property } from './property.ts'

/** What the parts of one project's page share. */
export interface Desk {
  key: Accessor<string>
  /** The project with what is being saved laid over it. */
  row: Accessor<Project>
  /** What the panel shows, in its order. */
  panel: readonly Property[]
  edits: RowEdits<Project, ProjectChanges>
  editor: Editor
  /** For the question before the page is left. */
  unsaved: Unsaved
  /** What someone else changed a moment ago. */
  flashed: Accessor<readonly Property[]>
  mayEdit: Accessor<boolean>
  canEdit: (property: Property) => boolean
  isSaving: (property: Property) => boolean
}

export function createDesk(key: Accessor<string>, stored: Accessor<Project>): Desk {
  const me = useSession()
  const edits = createSingleEdits((error) => toast('bad', projectText.notSaved, { detail: error.message }))
  const mayEdit = () => may(me(), 'member')
  const programs = usePrograms(mayEdit)
  const panel = panelProperties(() =>
    (programs.isPending ? [] : (programs.data?.items ?? [])).map(({ id, name: label }) => ({
      value: id,
      label,
    })),
  )
  const row = createMemo(() => edits.view(stored()))
  const isSaving = (property: Property) => edits.state(stored().id, property.edit.field)?.kind === 'saving'
  const editor = createEditor({ row, edits })
  return {
    key,
    row,
    panel,
    edits,
    editor,
    unsaved: unsavedOf(editor, edits),
    flashed: createFlashes({
      properties: [name, ...panel, summary, notes],
      row: stored,
      isOwn: edits.isOwn,
      isSaving,
    }),
    mayEdit,
    canEdit: (property) => mayEdit() && property.edit.locked?.(row()) === undefined,
    isSaving,
  }
}

const unsavedOf = (editor: Editor, edits: RowEdits<Project, ProjectChanges>): Unsaved => ({
  labels: () => editor.unsaved().map((property) => property.label),
  isSaving: editor.isSaving,
  hasConflict: () => edits.conflict() !== undefined,
  settled: editor.settled,
  save: editor.saveAll,
  discard: () => {
    for (const property of editor.unsaved()) editor.discard(property)
  },
})
