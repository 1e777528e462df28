import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { lazy, Show, Suspense } from 'solid-js'
import { IconButton } from '../../components/IconButton.tsx'
import { Menu } from '../../components/Menu.tsx'
import { may, useSession } from '../../session.tsx'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'
import { useUrlText } from '../../url-state.ts'

const DeletedProjects = lazy(() =>
  import('./DeletedProjects.tsx').then((part) => ({ default: part.DeletedProjects })),
)

/** What is needed seldom; only admins have something here. */
export function ProjectsMenu() {
  const me = useSession()
  const [show, setShow] = useUrlText('show')
  return (
    <Show when={may(me(), 'admin')}>
      <Menu
        placement="bottom-end"
        entries={[
          {
            label: projectText.deletedProjects,
            icon: <ArchiveRestore size={14} />,
            onSelect: () => setShow('deleted'),
          },
        ]}
        trigger={(trigger) => <IconButton {...trigger} label={words.actions} icon={<Ellipsis size={16} />} />}
      />
      <Suspense>
        <Show when={show() === 'deleted'}>
          <DeletedProjects onClose={() => setShow('')} />
        </Show>
      </Suspense>
    </Show>
  )
}
