import { useNavigate, useSearchParams } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Link from 'lucide-solid/icons/link'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { IconButton } from '../../../components/IconButton.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { toast } from '../../../components/toasts.ts'
import { projectPath } from '../../../navigation.ts'
import { may, useSession } from '../../../session.tsx'
import { projectText } from '../../../text/portfolio.ts'
import { projectPageText } from '../../../text/project.ts'
import { words } from '../../../text/words.ts'
import type { Desk } from './desk.ts'
import { Neighbours } from './Neighbours.tsx'

const DeleteProject = lazy(() =>
  import('../DeleteProject.tsx').then((part) => ({ default: part.DeleteProject })),
)

export function HeaderActions(props: { desk: Desk }) {
  const me = useSession()
  const navigate = useNavigate()
  const [params] = useSearchParams<{ list: string; tab: string }>()
  const [deleting, setDeleting] = createSignal(false)
  const leave = () => {
    for (const property of props.desk.editor.unsaved()) props.desk.editor.discard(property)
    navigate(`/projects${params.list ? `?${params.list}` : ''}`)
  }
  return (
    <div class="ml-auto flex items-center gap-1">
      <Show when={params.list}>{(list) => <Neighbours projectKey={props.desk.key()} list={list()} />}</Show>
      <IconButton
        label={projectPageText.copyLink}
        icon={<Link size={16} />}
        onClick={() => void copyLink(props.desk.key(), params.tab)}
      />
      <Show when={may(me(), 'lead')}>
        <Menu
          placement="bottom-end"
          entries={[
            {
              label: projectText.delete,
              icon: <Trash size={14} />,
              danger: true,
              onSelect: () => setDeleting(true),
            },
          ]}
          trigger={(trigger) => (
            <IconButton {...trigger} label={words.actions} icon={<Ellipsis size={16} />} />
          )}
        />
        <Suspense>
          <Show when={deleting()}>
            <DeleteProject project={props.desk.row()} onDeleted={leave} onClose={() => setDeleting(false)} />
          </Show>
        </Suspense>
      </Show>
    </div>
  )
}

/** The project with its tab; the list that one came from is left out. */
async function copyLink(key: string, tab: string | undefined): Promise<void> {
  const path = projectPath(key) + (tab ? `?tab=${encodeURIComponent(tab)}` : '')
  try {
    await navigator.clipboard.writeText(new URL(path, location.href).href)
    toast('good', projectPageText.linkCopied)
  } catch {
    toast('bad', projectPageText.linkNotCopied, { detail: projectPageText.linkNotCopiedHint })
  }
}
