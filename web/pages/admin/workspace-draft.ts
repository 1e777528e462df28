import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Workspace } from '#domain/workspace/contract.ts'
import { toast } from '../../components/toasts.ts'
import { createWorkspaceEdits, type WorkspaceChanges } from '../../queries/workspace.ts'
import { workspaceText } from '../../text/admin.ts'
import { reasonOf } from './reason.ts'

type Field = 'name' | 'timeZone'

/** Fields that were not touched follow what others save; touched ones keep what was typed, on the version they were typed on. */
export function createWorkspaceDraft(row: () => Workspace) {
  const [draft, setDraft] = createStore<Partial<Record<Field, string>>>({})
  const [base, setBase] = createSignal<Workspace>()
  const [tried, setTried] = createSignal(false)
  const edits = createWorkspaceEdits((error) =>
    toast('bad', workspaceText.notSaved, { detail: reasonOf(error) }),
  )
  const value = (field: Field) => draft[field] ?? row()[field]
  const changes = (): WorkspaceChanges => ({
    ...(value('name').trim() !== row().name && { name: value('name').trim() }),
    ...(value('timeZone') !== row().timeZone && { timeZone: value('timeZone') }),
  })
  const isChanged = () => Object.keys(changes()).length > 0
  const busy = () => (['name', 'timeZone'] as const).some((field) => stateOf(field)?.kind === 'saving')
  const stateOf = (field: Field) => edits.state(row().id, field)
  const reset = () => {
    setDraft({ name: undefined, timeZone: undefined })
    setBase(undefined)
    setTried(false)
  }
  const finish = (saved: boolean) => {
    if (!saved) return
    reset()
    toast('good', workspaceText.saved)
  }
  return {
    edits,
    value,
    isChanged,
    busy,
    reset,
    finish,
    set: (field: Field, text: string) => {
      if (!base()) setBase(row())
      setTried(false)
      setDraft(field, text)
    },
    error: (field: Field) => {
      if (!tried()) return undefined
      if (field === 'name' && value('name').trim() === '') return workspaceText.nameMissing
      const state = stateOf(field)
      return state?.kind === 'failed' ? state.message : undefined
    },
    save: async () => {
      setTried(true)
      if (busy() || !isChanged() || value('name').trim() === '') return
      finish(await edits.save(base() ?? row(), changes()))
    },
  }
}
