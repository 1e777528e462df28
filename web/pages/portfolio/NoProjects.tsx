import { useNavigate } from '@solidjs/router'
import FolderKanban from 'lucide-solid/icons/folder-kanban'
import SearchX from 'lucide-solid/icons/search-x'
import { Show } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'

/** Nothing at all is something else than nothing that fits. */
export function NoProjects(props: { isFiltered: boolean; onCreate: (() => void) | undefined }) {
  const navigate = useNavigate()
  return (
    <Show
      when={props.isFiltered}
      fallback={
        <EmptyState
          icon={<FolderKanban size={18} />}
          title={projectText.none}
          action={
            <Show when={props.onCreate}>
              {(create) => (
                <Button variant="primary" onClick={() => create()()}>
                  {projectText.create}
                </Button>
              )}
            </Show>
          }
        >
          {projectText.noneHint}
        </EmptyState>
      }
    >
      <EmptyState
        icon={<SearchX size={18} />}
        title={projectText.noMatch}
        action={<Button onClick={() => navigate('/projects')}>{words.clearFilters}</Button>}
      >
        {projectText.noMatchHint}
      </EmptyState>
    </Show>
  )
}
