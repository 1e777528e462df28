import type { Project } from '#domain/portfolio/contract.ts'
import { Confirm } from '../../components/Confirm.tsx'
import { toast } from '../../components/toasts.ts'
import { useDeleteProject, useRestoreProject } from '../../queries/portfolio.ts'
import { may, useSession } from '../../session.tsx'
import { projectText } from '../../text/portfolio.ts'

interface DeleteProjectProps {
  project: Project
  onClose: () => void
  /** After it is gone; a page about it leaves. */
  onDeleted?: () => void
}

/** Who may restore gets the way back right away. */
export function DeleteProject(props: DeleteProjectProps) {
  const me = useSession()
  const remove = useDeleteProject()
  const restore = useRestoreProject()
  const undo = ({ id, key }: Project) =>
    restore.mutate(id, {
      onSuccess: () => toast('good', projectText.restored(key)),
      onError: (error) => toast('bad', projectText.notRestored(key), { detail: error.message }),
    })
  const confirm = () => {
    const { project, onClose, onDeleted } = props
    const action = { label: projectText.undo, run: () => undo(project) }
    remove.mutate(project.id, {
      onSuccess: () => {
        toast('neutral', projectText.deleted(project.key), may(me(), 'admin') ? { action } : {})
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
