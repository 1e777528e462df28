import { useLocation, useNavigate } from '@solidjs/router'
import { createMemo } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import type { Selection } from '../../components/table/selection.ts'
import type { ProjectChanges, useProjects } from '../../queries/portfolio.ts'
import type { RowEdits } from '../../queries/row-edits.ts'
import { may, useSession } from '../../session.tsx'
import { projectText } from '../../text/portfolio.ts'
import { NoProjects } from './NoProjects.tsx'
import { projectColumns } from './project-columns.tsx'
import type { useProjectView } from './project-view.ts'
import { openedPath } from './ProjectKey.tsx'
import { createRowMenu } from './row-menu.tsx'

interface ProjectTableProps {
  list: ReturnType<typeof useProjects>
  view: ReturnType<typeof useProjectView>
  edits: RowEdits<Project, ProjectChanges>
  selection: Selection
  onDelete: (project: Project) => void
  onCreate: () => void
}

export function ProjectTable(props: ProjectTableProps) {
  const me = useSession()
  const navigate = useNavigate()
  const location = useLocation()
  const mayEdit = () => may(me(), 'member')
  const rows = createMemo(() => props.list.rows().map(props.edits.view))
  const rowMenu = createRowMenu({ me, onDelete: (project) => props.onDelete(project) })
  return (
    <DataTable
      label={projectText.title}
      noun={projectText.noun}
      columns={projectColumns}
      rows={rows()}
      rowKey={(row) => row.key}
      query={props.list.query}
      sort={props.view.order()}
      onSort={props.view.setOrder}
      selection={mayEdit() ? props.selection : undefined}
      rowMenu={rowMenu}
      onOpen={(row) => navigate(openedPath(row.key, location.search))}
      onEdit={mayEdit() ? (base, changes) => void props.edits.save(base, changes) : undefined}
      cellState={(row, field) => props.edits.state(row.id, field)}
      version={(row) => row.updatedAt}
      isOwn={props.edits.isOwn}
      empty={
        <NoProjects isFiltered={props.view.isFiltered()} onCreate={mayEdit() ? props.onCreate : undefined} />
      }
    />
  )
}
