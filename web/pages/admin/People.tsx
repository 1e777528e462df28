import FileDown from 'lucide-solid/icons/file-down'
import UserPlus from 'lucide-solid/icons/user-plus'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { FilterBar } from '../../components/FilterBar.tsx'
import { Page } from '../../components/Page.tsx'
import { useShortcut } from '../../shortcuts.ts'
import { peopleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { usePeopleExport } from './people-export.ts'
import { peopleFilters, usePeopleView } from './people-view.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import type { PersonTask } from './person-menu.tsx'

const Invite = lazy(() => import('./Invite.tsx').then((part) => ({ default: part.Invite })))
const PersonTasks = lazy(() => import('./PersonTasks.tsx').then((part) => ({ default: part.PersonTasks })))

export function People() {
  const view = usePeopleView()
  const [inviting, setInviting] = createSignal(false)
  const [task, setTask] = createSignal<PersonTask>()
  const exporting = usePeopleExport(view.filters)
  useShortcut({ keys: 'c', label: peopleText.inviteTitle, run: () => setInviting(true) })
  return (
    <Page
      fill
      title={peopleText.title}
      subtitle={peopleText.subtitle}
      actions={
        <>
          <Button icon={<FileDown size={14} />} busy={exporting.busy()} onClick={exporting.run}>
            {words.exportCsv}
          </Button>
          <Button variant="primary" icon={<UserPlus size={14} />} onClick={() => setInviting(true)}>
            {peopleText.invite}
          </Button>
        </>
      }
    >
      <FilterBar search={peopleText.search} filters={peopleFilters} />
      <PeopleTable view={view} onTask={setTask} />
      <Suspense>
        <Show when={inviting()}>
          <Invite onClose={() => setInviting(false)} />
        </Show>
        <Show when={task()} keyed>
          {(open) => <PersonTasks task={open} onClose={() => setTask(undefined)} />}
        </Show>
      </Suspense>
    </Page>
  )
}
