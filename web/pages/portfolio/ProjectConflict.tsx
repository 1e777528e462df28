import type { Project } from '#domain/portfolio/contract.ts'
import { ConflictDialog } from '../../components/ConflictDialog.tsx'
import { toast } from '../../components/toasts.ts'
import type { ProjectChanges } from '../../queries/portfolio.ts'
import type { Conflict, RowEdits } from '../../queries/row-edits.ts'
import { conflictText } from '../../text/conflict.ts'
import { describeField } from './project-columns.tsx'

interface ProjectConflictProps {
  conflict: Conflict<Project, ProjectChanges>
  edits: RowEdits<Project, ProjectChanges>
}

/** Closing it loses nothing: what was written can be taken up again. */
export function ProjectConflict(props: ProjectConflictProps) {
  const close = () => {
    const { conflict, edits } = props
    edits.drop(conflict)
    toast('info', conflictText.kept, {
      action: { label: conflictText.review, run: () => edits.reopen(conflict) },
    })
  }
  return (
    <ConflictDialog
      conflict={props.conflict}
      name={`${props.conflict.theirs.key} ${props.conflict.theirs.name}`}
      field={describeField}
      onSettle={(chosen) => void props.edits.settle(props.conflict, chosen)}
      onClose={close}
    />
  )
}
