import type { Project } from '#domain/portfolio/contract.ts'
import { Confirm } from '../../components/Confirm.tsx'
import { toast } from '../../components/toasts.ts'
import { useDeleteProject, useRestoreProject } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'

interface DeleteProjectProps {
  project: Project
  onClose: () => void
  /** After it is gone; a page about it leaves. */
  onDeleted?: () => void
}

/** Whoever deletes a project can take that back right away. */
export function DeleteProject(props: DeleteProjectProps) {
  const remove = useDeleteProject()
  const restore = useRestoreProject()
  // The toast outlives this dialog; callbacks given to `mutate` do not.
  const undo = ({ id, key }: Project) =>
    restore.mutateAsync(id).then(
      () => toast('good', projectText.restored(key)),
      (error: Error) => toast('bad', projectText.notRestored(key), { detail: error.message }),
    )
  const confirm = () => {
    const { project, onClose, onDeleted } = props
    const action = { label: projectText.undo, run: () => void undo(project) }
    remove.mutate(project.id, {
      onSuccess: () => {
        toast('neutral', projectText.deleted(project.key), { action })
        onClose()
        onDeleted?.()
      },
    })
  }
  return (
    <Confirm
      title={projectText.deleteTitle(props.project.key)}
      description={projectText.deleteHint(props.project.name)}
      action={projectText.deleteAction}
      busy={remove.isPending}
      error={remove.error?.message}
      onConfirm={confirm}
      onClose={props.onClose}
    />
  )
}
