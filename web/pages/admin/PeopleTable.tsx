import UserSearch from 'lucide-solid/icons/user-search'
import { createMemo } from 'solid-js'
import { EditConflict } from '../../components/EditConflict.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { toast } from '../../components/toasts.ts'
import { createPersonEdits, usePeople } from '../../queries/people.ts'
import { useSession } from '../../session.tsx'
import { peopleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import type { usePeopleView } from './people-view.tsx'
import { createPersonColumns, describePersonField } from './person-columns.tsx'
import { createPersonMenu, type PersonTask } from './person-menu.tsx'

interface PeopleTableProps {
  view: ReturnType<typeof usePeopleView>
  onTask: (task: PersonTask) => void
}

export function PeopleTable(props: PeopleTableProps) {
  const me = useSession()
  const { query, rows } = usePeople(() => props.view.filters())
  const edits = createPersonEdits((error, retry) =>
    toast('bad', peopleText.notSaved, { detail: error.message, action: { label: words.retry, run: retry } }),
  )
  const columns = createPersonColumns(me)
  const shown = createMemo(() => rows().map(edits.view))
  const rowMenu = createPersonMenu({ me, onTask: (task) => props.onTask(task) })
  return (
    <>
      <DataTable
        label={peopleText.title}
        noun={peopleText.noun}
        columns={columns}
        rows={shown()}
        rowKey={(row) => row.id}
        query={query}
        sort={props.view.order()}
        onSort={props.view.setOrder}
        rowMenu={rowMenu}
        onEdit={(base, changes) => void edits.save(base, changes)}
        cellState={(row, field) => edits.state(row.id, field)}
        version={(row) => row.updatedAt}
        isOwn={edits.isOwn}
        empty={
          <EmptyState icon={<UserSearch size={18} />} title={peopleText.none}>
            {peopleText.noneHint}
          </EmptyState>
        }
      />
      <EditConflict edits={edits} name={(row) => row.name} field={describePersonField} />
    </>
  )
}
