import { useNavigate } from '@solidjs/router'
import History from 'lucide-solid/icons/rotate-ccw-clock'
import KeyRound from 'lucide-solid/icons/key-round'
import UserCheck from 'lucide-solid/icons/user-check'
import UserPen from 'lucide-solid/icons/user-pen'
import UserX from 'lucide-solid/icons/user-x'
import { type Accessor, type JSX, Show } from 'solid-js'
import type { Me, Person } from '#domain/identity/contract.ts'
import type { MenuEntry } from '../../components/Menu.tsx'
import { peopleText } from '../../text/admin.ts'

/** What an admin is about to do to somebody. */
export interface PersonTask {
  kind: 'link' | 'deactivate' | 'reactivate'
  person: Person
}

interface PersonMenuOptions {
  me: Accessor<Me>
  onTask: (task: PersonTask) => void
}

export function createPersonMenu({ me, onTask }: PersonMenuOptions): (person: Person) => MenuEntry[] {
  const navigate = useNavigate()
  return (person) => [
    {
      label: person.state === 'invited' ? peopleText.newInvitation : peopleText.newPassword,
      icon: <KeyRound size={14} />,
      ...refusable(person.state === 'deactivated' && peopleText.reactivateFirst, peopleText.newPassword),
      onSelect: () => onTask({ kind: 'link', person }),
    },
    {
      label: peopleText.ownChanges,
      icon: <History size={14} />,
      onSelect: () => navigate(`/admin/audit?actor=${person.id}`),
    },
    {
      label: peopleText.changesOf,
      icon: <UserPen size={14} />,
      onSelect: () => navigate(`/admin/audit?rowId=${person.id}`),
    },
    'separator',
    person.state === 'deactivated'
      ? {
          label: peopleText.reactivate,
          icon: <UserCheck size={14} />,
          onSelect: () => onTask({ kind: 'reactivate', person }),
        }
      : {
          label: peopleText.deactivate,
          icon: <UserX size={14} />,
          danger: person.id !== me().id,
          ...refusable(person.id === me().id && peopleText.ownAccount, peopleText.deactivate),
          onSelect: () => onTask({ kind: 'deactivate', person }),
        },
  ]
}

/** An entry that cannot be chosen says why. */
const refusable = (reason: string | false, label: string): { disabled?: boolean; view?: () => JSX.Element } =>
  reason ? { disabled: true, view: () => <WithReason label={label} reason={reason} /> } : {}

function WithReason(props: { label: string; reason: string }) {
  return (
    <>
      {props.label}
      <Show when={props.reason}>
        <span class="block text-small">{props.reason}</span>
      </Show>
    </>
  )
}
