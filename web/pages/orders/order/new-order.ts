import { type Accessor, createSignal } from 'solid-js'
import { uuidv7 } from 'uuidv7'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { ApiError } from '../../../api.ts'
import type { Unsaved } from '../../../components/LeaveGuard.tsx'
import { createOrder } from '../../../queries/order.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { createDrafting } from './drafting.ts'
import type { FormDesk } from './form-desk.ts'
import { blankForm } from './form.ts'

export interface NewOrderEditor {
  desk: FormDesk
  /** Answers the order, or nothing when something has to be corrected first. */
  create: () => Promise<OrderDetail | undefined>
  isSaving: Accessor<boolean>
  failure: Accessor<string | undefined>
  unsaved: Omit<Unsaved, 'save'>
}

/** One id for the life of the form: pressing twice, or again after a lost answer, makes one order. */
export function createNewOrder(): NewOrderEditor {
  const id = uuidv7()
  const blank = blankForm(uuidv7())
  const drafting = createDrafting(() => blank)
  const [running, setRunning] = createSignal<Promise<OrderDetail | undefined>>()
  const [failure, setFailure] = createSignal<string>()
  const [isDone, setDone] = createSignal(false)

  async function attempt(): Promise<OrderDetail | undefined> {
    const form = drafting.form()
    const { checkNew, errorsAt } = await import('./check.ts')
    const checked = await checkNew(form, id)
    drafting.setErrors('errors' in checked ? checked.errors : new Map())
    if ('errors' in checked) return undefined
    try {
      const order = await createOrder(checked.value)
      setDone(true)
      return order
    } catch (error) {
      const atFields = error instanceof ApiError ? error.errors : []
      drafting.setErrors(errorsAt(atFields, form))
      if (atFields.length === 0) setFailure(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
  async function create(): Promise<OrderDetail | undefined> {
    const known = running()
    if (known) return known
    setFailure(undefined)
    const run = attempt()
    setRunning(run)
    const order = await run
    setRunning(undefined)
    return order
  }
  return {
    desk: { ...drafting, mayEdit: () => true, isNew: true, isFlashing: () => false },
    create,
    isSaving: () => running() !== undefined,
    failure,
    unsaved: {
      labels: () => (isDone() ? [] : drafting.changed().map((name) => orderFormText.parts[name])),
      isSaving: () => running() !== undefined,
      hasConflict: () => false,
      settled: async () => void (await running()),
      discard: drafting.discard,
    },
  }
}
