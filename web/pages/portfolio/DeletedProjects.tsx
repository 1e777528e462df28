import Trash from 'lucide-solid/icons/trash'
import { For } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Loaded } from '../../components/Section.tsx'
import { toast } from '../../components/toasts.ts'
import { useDeletedProjects, useRestoreProject } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'

export function DeletedProjects(props: { onClose: () => void }) {
  const deleted = useDeletedProjects()
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={projectText.deletedProjects}
      description={projectText.deletedHint}
    >
      <Loaded query={deleted} empty={(page) => page.items.length === 0 && <NoneDeleted />}>
        {(page) => (
          <ul class="divide-y divide-line">
            <For each={page().items}>{(project) => <DeletedProject project={project} />}</For>
          </ul>
        )}
      </Loaded>
    </Dialog>
  )
}

function NoneDeleted() {
  return <EmptyState dense icon={<Trash size={18} />} title={projectText.noneDeleted} />
}

function DeletedProject(props: { project: Project }) {
  const restore = useRestoreProject()
  const run = () =>
    restore.mutate(props.project.id, {
      onSuccess: () => toast('good', projectText.restored(props.project.key)),
      onError: (error) => toast('bad', projectText.notRestored(props.project.key), { detail: error.message }),
    })
  return (
    <li class="flex min-h-11 items-center gap-3">
      <span class="figures w-16 shrink-0 text-ink-muted">{props.project.key}</span>
      <span class="min-w-0 flex-1 truncate">{props.project.name}</span>
      <Button size="dense" busy={restore.isPending} onClick={run}>
        {projectText.restore}
      </Button>
    </li>
  )
}
