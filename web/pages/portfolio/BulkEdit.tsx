import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { isReadOnly } from '#domain/portfolio/rules.ts'
import { BulkBar } from '../../components/BulkBar.tsx'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import type { Option } from '../../components/Select.tsx'
import type { Selection } from '../../components/table/selection.ts'
import { toast } from '../../components/toasts.ts'
import { type ProjectChanges, useBulkEdit } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'
import { conflictingRows } from './bulk-conflict.ts'
import { priorityOptions, statusOptions } from './project-options.tsx'

const BulkStopped = lazy(() => import('./BulkStopped.tsx').then((part) => ({ default: part.BulkStopped })))

/** Why nothing was changed yet, and which rows would go through. */
export interface Stopped {
  reason: 'locked' | 'conflict'
  changes: ProjectChanges
  stopping: Project[]
  /** What to send when the person goes on. */
  others: Project[]
}

/** Changes all selected projects in one go, or none of them. */
export function BulkEdit(props: { selection: Selection; rows: readonly Project[] }) {
  const bulk = useBulkEdit()
  const [stopped, setStopped] = createSignal<Stopped>()
  const chosen = () => props.rows.filter((row) => props.selection.has(row.key))
  const send = (rows: Project[], changes: ProjectChanges) => {
    setStopped(undefined)
    bulk.mutate(
      rows.map(({ id, updatedAt }) => ({ id, updatedAt, changes })),
      {
        onSuccess: (saved) => toast('good', projectText.bulkDone(saved.length)),
        onError: (error) => {
          const stopping = conflictingRows(error, rows)
          if (stopping.length === 0) return toast('bad', projectText.bulkFailed, { detail: error.message })
          const others = rows.map((row) => stopping.find(({ id }) => id === row.id) ?? row)
          setStopped({ reason: 'conflict', changes, stopping, others })
        },
      },
    )
  }
  const change = (changes: ProjectChanges) => {
    const locked = chosen().filter((row) => Object.keys(changes).some((field) => isReadOnly(row, field)))
    if (locked.length === 0) return send(chosen(), changes)
    const others = chosen().filter((row) => !locked.includes(row))
    setStopped({ reason: 'locked', changes, stopping: locked, others })
  }
  return (
    <>
      <BulkBar
        label={projectText.bulkLabel}
        text={projectText.selected(props.selection.keys().size)}
        open={props.selection.keys().size > 0}
        onClear={props.selection.clear}
      >
        <ChoiceMenu
          label={projectText.setStatus}
          options={statusOptions}
          busy={bulk.isPending}
          onChoose={(status) => change({ status })}
        />
        <ChoiceMenu
          label={projectText.setPriority}
          options={priorityOptions}
          busy={bulk.isPending}
          onChoose={(priority) => change({ priority })}
        />
      </BulkBar>
      <Suspense>
        <Show when={stopped()}>
          {(reason) => (
            <BulkStopped
              stopped={reason()}
              onGoOn={() => send(reason().others, reason().changes)}
              onClose={() => setStopped(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </>
  )
}

interface ChoiceMenuProps<V extends string> {
  label: string
  options: readonly Option<V>[]
  busy: boolean
  onChoose: (value: V) => void
}

function ChoiceMenu<V extends string>(props: ChoiceMenuProps<V>) {
  const entries = () =>
    props.options.map(({ value, label, view }) => ({ label, view, onSelect: () => props.onChoose(value) }))
  return (
    <Menu
      placement="top-start"
      entries={entries()}
      trigger={(trigger) => (
        <Button size="dense" busy={props.busy} {...trigger}>
          {props.label}
        </Button>
      )}
    />
  )
}
