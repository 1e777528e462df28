import { type Accessor, createSignal } from 'solid-js'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { ApiError } from '../../../api.ts'
import { isConflict, reloadOrder, saveOrder } from '../../../queries/order.ts'
import { disputedParts, dropParts, keepParts, settleDraft, takeUpParts } from './draft.ts'
import type { Errors } from './check.ts'
import type { Drafting } from './drafting.ts'
import { formOf, type PartName } from './form.ts'

/** How a draft gets saved: in one request, and never over what others did to the same parts. */
export interface Saving {
  isSaving: Accessor<boolean>
  /** Why nothing was saved, when no field is to blame. */
  failure: Accessor<string | undefined>
  /** Answers whether nothing is left to save. */
  save: () => Promise<boolean>
  settled: () => Promise<void>
  /** Parts that both sides changed, when that has to be decided. */
  conflict: Accessor<readonly PartName[] | undefined>
  /** Saves again with one's own version of these parts and the others' of the rest. */
  settle: (mine: readonly PartName[]) => Promise<boolean>
  /** Takes the others' version for now; the answer puts one's own back and asks again. */
  giveWay: () => () => void
}

interface SavingOptions {
  drafting: Drafting
  order: Accessor<OrderDetail>
  /** A version that this page wrote. */
  wrote: (version: OrderDetail) => void
}

const attempts = 3

export function createSaving(options: SavingOptions): Saving {
  const { drafting, order } = options
  const [running, setRunning] = createSignal<Promise<boolean>>()
  const [failure, setFailure] = createSignal<string>()
  const [conflict, setConflict] = createSignal<readonly PartName[]>()

  async function save(): Promise<boolean> {
    const known = running()
    if (known) return known
    setFailure(undefined)
    if (drafting.changed().length === 0) return true
    const run = attempt()
    setRunning(run)
    const saved = await run
    setRunning(undefined)
    return saved
  }
  async function attempt(): Promise<boolean> {
    try {
      const outcome = await send(options, order(), attempts)
      setConflict('disputed' in outcome ? outcome.disputed : undefined)
      drafting.setErrors('errors' in outcome ? outcome.errors : new Map())
      return 'saved' in outcome
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      return false
    }
  }
  return {
    isSaving: () => running() !== undefined,
    failure,
    save,
    settled: async () => void (await running()),
    conflict,
    settle: (mine) => {
      setConflict(undefined)
      const theirs = formOf(order())
      const given = drafting.changed().filter((name) => !mine.includes(name))
      drafting.setDraft((draft) => keepParts(dropParts(draft, given), theirs, mine))
      return save()
    },
    giveWay: () => giveWay(drafting, { disputed: conflict() ?? [], setConflict }),
  }
}

type Outcome = { saved: true } | { errors: Errors } | { disputed: readonly PartName[] }

/** `left`: how often it is tried again when others change the order while it is being saved. */
async function send(
  { drafting, wrote, ...rest }: SavingOptions,
  version: OrderDetail,
  left: number,
): Promise<Outcome> {
  const disputed = disputedParts(formOf(version), drafting.draft())
  if (disputed.length > 0) return { disputed }
  const [sent, form] = [drafting.draft(), drafting.form()]
  const { checkEdit, errorsAt } = await import('./check.ts')
  const checked = await checkEdit(form, drafting.changed())
  if ('errors' in checked) return checked
  try {
    const { id, updatedAt } = version
    const saved = await saveOrder({ id, updatedAt, changes: checked.value })
    wrote(saved)
    drafting.setDraft((draft) => settleDraft(draft, sent, formOf(saved)))
    return { saved: true }
  } catch (error) {
    if (isConflict(error) && left > 1)
      return send({ drafting, wrote, ...rest }, await reloadOrder(version.id), left - 1)
    if (!(error instanceof ApiError) || error.errors.length === 0) throw error
    return { errors: errorsAt(error.errors, form) }
  }
}

interface Dispute {
  disputed: readonly PartName[]
  setConflict: (parts: readonly PartName[] | undefined) => unknown
}

function giveWay({ draft, setDraft }: Drafting, { disputed, setConflict }: Dispute): () => void {
  const before = draft()
  setConflict(undefined)
  setDraft((now) => dropParts(now, disputed))
  return () => {
    setDraft((now) => takeUpParts(now, before, disputed))
    setConflict(disputed)
  }
}
