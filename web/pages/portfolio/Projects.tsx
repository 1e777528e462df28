import FileDown from 'lucide-solid/icons/file-down'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { Button } from '../../components/Button.tsx'
import { FilterBar } from '../../components/FilterBar.tsx'
import { Page } from '../../components/Page.tsx'
import { useUrlSelection } from '../../components/table/selection.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { toast } from '../../components/toasts.ts'
import { createProjectEdits, useProjects } from '../../queries/portfolio.ts'
import { may, useSession } from '../../session.tsx'
import { useShortcut } from '../../shortcuts.ts'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'
import { BulkEdit } from './BulkEdit.tsx'
import { useProjectExport } from './project-export.ts'
import { projectFilters, useProjectView } from './project-view.ts'
import { ProjectsMenu } from './ProjectsMenu.tsx'
import { ProjectTable } from './ProjectTable.tsx'

const CreateProject = lazy(() =>
  import('./CreateProject.tsx').then((part) => ({ default: part.CreateProject })),
)
const DeleteProject = lazy(() =>
  import('./DeleteProject.tsx').then((part) => ({ default: part.DeleteProject })),
)
const ProjectConflict = lazy(() =>
  import('./ProjectConflict.tsx').then((part) => ({ default: part.ProjectConflict })),
)

const sayNotSaved = (error: Error, retry: () => void) =>
  toast('bad', projectText.notSaved, { detail: error.message, action: { label: words.retry, run: retry } })

/** All projects in one table: find, sort, edit in place, change many at once, export what is seen. */
export function Projects() {
  const me = useSession()
  const mayEdit = () => may(me(), 'member')
  const view = useProjectView()
  const list = useProjects(view.filters)
  const edits = createProjectEdits(sayNotSaved)
  const selection = useUrlSelection()
  const [creating, setCreating] = createSignal(false)
  const [deleting, setDeleting] = createSignal<Project>()
  const create = () => mayEdit() && setCreating(true)
  useShortcut({ keys: 'c', label: projectText.create, run: create })
  return (
    <Page
      fill
      title={projectText.title}
      subtitle={<AsOf updatedAt={list.query.dataUpdatedAt} />}
      actions={<Actions view={view} onCreate={mayEdit() ? create : undefined} />}
    >
      <FilterBar search={projectText.search} filters={projectFilters} />
      <ProjectTable
        list={list}
        view={view}
        edits={edits}
        selection={selection}
        onDelete={setDeleting}
        onCreate={create}
      />
      <Show when={mayEdit()}>
        <BulkEdit selection={selection} rows={list.rows()} />
      </Show>
      <Suspense>
        <Show when={creating()}>
          <CreateProject onClose={() => setCreating(false)} />
        </Show>
        <Show when={deleting()}>
          {(project) => <DeleteProject project={project()} onClose={() => setDeleting(undefined)} />}
        </Show>
        <Show when={edits.conflict()} keyed>
          {(conflict) => <ProjectConflict conflict={conflict} edits={edits} />}
        </Show>
      </Suspense>
    </Page>
  )
}

function AsOf(props: { updatedAt: number }) {
  return (
    <Show when={props.updatedAt > 0} fallback={words.loading}>
      {projectText.asOf} <Timestamp at={new Date(props.updatedAt).toISOString()} />
    </Show>
  )
}

interface ActionsProps {
  view: ReturnType<typeof useProjectView>
  onCreate: (() => void) | undefined
}

function Actions(props: ActionsProps) {
  const exporting = useProjectExport(() => props.view.filters())
  return (
    <>
      <ProjectsMenu />
      <Button compact icon={<FileDown size={14} />} busy={exporting.busy()} onClick={exporting.run}>
        {words.exportCsv}
      </Button>
      <Show when={props.onCreate}>
        <Button variant="primary" icon={<Plus size={14} />} onClick={() => props.onCreate?.()}>
          {projectText.create}
        </Button>
      </Show>
    </>
  )
}
