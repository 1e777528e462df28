import { useLocation, useNavigate } from '@solidjs/router'
import Copy from 'lucide-solid/icons/copy'
import PanelRightOpen from 'lucide-solid/icons/panel-right-open'
import Trash from 'lucide-solid/icons/trash'
import type { Accessor } from 'solid-js'
import type { Me } from '#domain/identity/contract.ts'
import type { Project } from '#domain/portfolio/contract.ts'
import type { MenuEntry } from '../../components/Menu.tsx'
import { may } from '../../session.tsx'
import { projectText } from '../../text/portfolio.ts'
import { openedPath } from './ProjectKey.tsx'

interface RowMenuOptions {
  me: Accessor<Me>
  onDelete: (project: Project) => void
}

export function createRowMenu({ me, onDelete }: RowMenuOptions): (project: Project) => MenuEntry[] {
  const navigate = useNavigate()
  const location = useLocation()
  return (project) => [
    {
      label: projectText.open,
      icon: <PanelRightOpen size={14} />,
      onSelect: () => navigate(openedPath(project.key, location.search)),
    },
    {
      label: projectText.copyKey,
      icon: <Copy size={14} />,
      onSelect: () => void navigator.clipboard.writeText(project.key),
    },
    ...(may(me(), 'lead')
      ? ([
          'separator',
          {
            label: projectText.delete,
            icon: <Trash size={14} />,
            danger: true,
            onSelect: () => onDelete(project),
          },
        ] satisfies MenuEntry[])
      : []),
  ]
}
