import { Show } from 'solid-js'
import type { RowEdits, Versioned } from '../queries/row-edits.ts'
import { conflictText } from '../text/conflict.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import { toast } from './toasts.ts'

interface EditConflictProps<Row, Changes> {
  edits: RowEdits<Row, Changes>
  /** What a row is called: "Ada Okafor". */
  name: (row: Row) => string
  field: (name: string) => { label: string; text: (row: Row) => string } | undefined
}

/** The first conflict that waits for a decision. Closing it loses nothing: what was written can be taken up again. */
export function EditConflict<Row extends Versioned, Changes extends Partial<Row>>(
  props: EditConflictProps<Row, Changes>,
) {
  return (
    <Show when={props.edits.conflict()} keyed>
      {(conflict) => (
        <ConflictDialog
          conflict={conflict}
          name={props.name(conflict.theirs)}
          field={props.field}
          onSettle={(chosen) => void props.edits.settle(conflict, chosen)}
          onClose={() => {
            props.edits.drop(conflict)
            toast('info', conflictText.kept, {
              action: { label: conflictText.review, run: () => props.edits.reopen(conflict) },
            })
          }}
        />
      )}
    </Show>
  )
}
