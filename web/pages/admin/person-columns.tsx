import type { Accessor } from 'solid-js'
import type { Me, Person } from '#domain/identity/contract.ts'
import { roles } from '#domain/identity/rules.ts'
import { Badge } from '../../components/Badge.tsx'
import type { Option } from '../../components/Select.tsx'
import type { Column } from '../../components/table/column.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import type { Tone } from '../../components/tone.ts'
import type { PersonChanges } from '../../queries/people.ts'
import { peopleText, roleText, stateText } from '../../text/admin.ts'

export type PersonColumn = Column<Person, PersonChanges>
type Role = Person['role']

const { fields } = peopleText

/** From the most to the least powerful. */
export const roleOptions = roles
  .toReversed()
  .map((value): Option<Role> => ({ value, label: roleText[value] }))

const stateTones: Record<Person['state'], Tone> = { active: 'good', invited: 'info', deactivated: 'neutral' }

export function StateBadge(props: { state: Person['state'] }) {
  return (
    <Badge dot tone={stateTones[props.state]}>
      {stateText[props.state]}
    </Badge>
  )
}

/** Nobody edits their own role; the cell says why. */
export const createPersonColumns = (me: Accessor<Me>): readonly PersonColumn[] => [
  nameColumn,
  {
    ...roleColumn,
    edit: {
      kind: 'select',
      field: 'role',
      required: true,
      options: roleOptions,
      text: (row) => row.role,
      check: async (draft) => {
        const chosen = roleOptions.find(({ value }) => value === draft)
        return chosen ? { changes: { role: chosen.value } } : { error: draft }
      },
      locked: (row) => (row.id === me().id ? peopleText.ownRole : undefined),
    },
  },
  stateColumn,
  emailColumn,
  timeColumn('updatedAt'),
  timeColumn('createdAt'),
]

const nameColumn: PersonColumn = {
  id: 'name',
  header: fields.name,
  width: 200,
  narrow: 140,
  grow: true,
  sortable: true,
  sticky: 'always',
  value: (row) => row.name,
  view: (row) => (
    <span class="font-medium" classList={{ 'text-ink-faint': row().state === 'deactivated' }}>
      {row().name}
    </span>
  ),
  edit: {
    kind: 'text',
    field: 'name',
    text: (row) => row.name,
    check: async (draft) =>
      draft.trim() === '' ? { error: peopleText.nameMissing } : { changes: { name: draft.trim() } },
  },
}

const emailColumn: PersonColumn = {
  id: 'email',
  header: fields.email,
  width: 260,
  grow: true,
  sortable: true,
  value: (row) => row.email,
}

const roleColumn: PersonColumn = {
  id: 'role',
  header: fields.role,
  width: 110,
  narrow: 82,
  sortable: true,
  value: (row) => roleText[row.role],
}

const stateColumn: PersonColumn = {
  id: 'state',
  header: fields.state,
  width: 130,
  value: (row) => stateText[row.state],
  view: (row) => <StateBadge state={row().state} />,
}

const timeColumn = (field: 'updatedAt' | 'createdAt'): PersonColumn => ({
  id: field,
  header: fields[field],
  width: 120,
  sortable: true,
  value: (row) => row[field],
  view: (row) => (
    <span class="text-ink-muted">
      <Timestamp at={row()[field]} />
    </span>
  ),
})

/** A field in the words of the table, for the comparison of two versions. */
export function describePersonField(
  name: string,
): { label: string; text: (row: Person) => string } | undefined {
  if (name === 'name') return { label: fields.name, text: (row) => row.name }
  if (name === 'role') return { label: fields.role, text: (row) => roleText[row.role] }
  if (name === 'deactivatedAt') return { label: fields.state, text: (row) => stateText[row.state] }
  return undefined
}
